package import SottoModel

/// What whoever administers a server asks about people: one line, from `sottod user` and `sottod ban`.
///
///     names part=ali
///     free alice
///     give alice dovm-whwm-kh5b-vt62-3gsc-4lwu-mles-bxrx
///     bans
///     ban mallory seconds=604800 address reason=bm9pc2U
///     unban mallory
///     erase mallory
///
/// People are named by name, fingerprint or key (base64url); a reason is base64url of UTF-8.
package enum PeopleRequest: Hashable, Sendable {
    case names(part: String)
    case free(UserName)
    case give(UserName, to: String)
    case bans
    case ban(String, BanTerms)
    case unban(String)
    case erase(String)

    init?(_ words: [Substring]) {
        switch (words.first, words.count) {
        case ("names", 1): self = .names(part: "")
        case ("names", 2) where words[1].hasPrefix("part="): self = .names(part: String(words[1].dropFirst(5)))
        case ("free", 2):
            guard let name = try? UserName(String(words[1])) else { return nil }
            self = .free(name)
        case ("give", 3):
            guard let name = try? UserName(String(words[1])) else { return nil }
            self = .give(name, to: String(words[2]))
        case ("bans", 1): self = .bans
        case ("ban", 2...):
            guard let terms = BanTerms(words.dropFirst(2)) else { return nil }
            self = .ban(String(words[1]), terms)
        case ("unban", 2): self = .unban(String(words[1]))
        case ("erase", 2): self = .erase(String(words[1]))
        default: return nil
        }
    }

    var line: String {
        switch self {
        case .names(let part): part.isEmpty ? "names" : "names part=\(part)"
        case .free(let name): "free \(name)"
        case .give(let name, let who): "give \(name) \(who)"
        case .bans: "bans"
        case .ban(let who, let terms): (["ban", who] + terms.words).joined(separator: " ")
        case .unban(let who): "unban \(who)"
        case .erase(let who): "erase \(who)"
        }
    }
}

/// For how long, from where, and why.
package struct BanTerms: ControlTerms, Hashable, Sendable {
    /// Seconds from now; nil: until it is lifted.
    package var seconds: Int64?
    /// The address they are at, too.
    package var address = false
    package var reason = ""

    package init() {}

    var words: [String] {
        [
            seconds.map { "seconds=\($0)" }, address ? "address" : nil,
            reason.isEmpty ? nil : "reason=\(Base64URL.encode(Array(reason.utf8)))",
        ].compactMap { $0 }
    }

    mutating func set(_ name: Substring, _ value: Substring?) -> Bool {
        switch (name, value) {
        case ("address", nil): address = true
        case ("seconds", let value?):
            guard let seconds = Int64(value), (1...InviteTerms.longest).contains(seconds) else { return false }
            self.seconds = seconds
        case ("reason", let value?):
            guard let bytes = Base64URL.decode(value), bytes.count <= Sentence.reasonBytes,
                let reason = String(validating: bytes, as: UTF8.self)
            else { return false }
            self.reason = reason
        default: return false
        }
        return true
    }
}
