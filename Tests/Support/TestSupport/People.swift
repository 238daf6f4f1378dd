package import SottoModel

extension Person {
    /// Who stands behind `alice1'`: the letters.
    package init(_ session: String) {
        let letters = session.filter(\.isLetter)
        self.init(identity: .of(letters), name: UserName(stringLiteral: letters))
    }
}

extension IdentityKey {
    /// The key that begins with these letters.
    package static func of(_ letters: String) -> IdentityKey {
        let bytes = Array(letters.utf8) + Array(repeating: 0, count: 32)
        guard let key = IdentityKey(bytes.prefix(32)) else { preconditionFailure("32 bytes are a key") }
        return key
    }
}

extension MessageID {
    package static func number(_ number: UInt64) -> MessageID {
        MessageID(at: Timestamp(milliseconds: 0), randomness: (0, number))
    }
}
