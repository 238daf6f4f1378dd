import SecureChannel
package import Sodium
package import SottoModel

/// What makes the server the only one who can write its journal: a key of its own, derived from its seed, and who it
/// is as the author of an entry.
package final class JournalKey: Sendable {
    private let secret: SecretBytes
    /// Goes by a name that nobody can claim, and by the key that clients have pinned.
    package let server: Person

    /// - Returns: nil unless the seed has 32 bytes.
    package init?(seed: borrowing SecretBytes) {
        guard let identity = Identity(seed: seed), let name = try? UserName("sottod") else { return nil }
        secret = BLAKE2b256.derive(from: seed, label: "sotto journal 1")
        server = Person(identity: IdentityKey(identity.channelKey.key), name: name)
    }

    func tag(of bytes: [UInt8]) -> UInt128 {
        BLAKE2b128.tag(of: bytes, key: secret)
    }
}
