import ServerStore
import Sodium

extension JournalKey {
    static var test: JournalKey { seeded(7) }

    /// The key of the server whose seed is 32 times this byte.
    static func seeded(_ byte: UInt8) -> JournalKey {
        guard let key = JournalKey(seed: SecretBytes(copying: Array(repeating: byte, count: 32))) else {
            preconditionFailure("32 bytes are a seed")
        }
        return key
    }
}
