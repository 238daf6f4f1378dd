import SecureChannel
import SottoModel

/// Somebody as an administrator writes them: a key, a fingerprint of somebody known, or a name.
struct PersonReference {
    private let text: String

    init(_ text: some StringProtocol) {
        self.text = String(text)
    }

    func identity(in names: NameDirectory) -> IdentityKey? {
        if let key = Base64URL.decode(text).flatMap({ IdentityKey($0) }) { return key }
        if let fingerprint = Fingerprint(text),
            let known = names.holdings.first(where: { Fingerprint(of: $0.identity.key) == fingerprint })
        {
            return known.identity
        }
        return (try? UserName(text)).flatMap { names.holding(like: $0)?.identity }
    }

    /// Whoever goes by no name is called by the beginning of their fingerprint.
    func person(in names: NameDirectory) -> Person? {
        guard let identity = identity(in: names) else { return nil }
        let stand = String("\(Fingerprint(of: identity.key))".prefix(9))
        return (names.name(of: identity) ?? (try? UserName(stand))).map { Person(identity: identity, name: $0) }
    }
}
