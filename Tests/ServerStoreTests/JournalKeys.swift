import ServerStore
import Sodium

extension JournalKey {
    /// The key of the server whose seed is 32 times 7.
    static var test: JournalKey {
        guard let key = JournalKey(seed: SecretBytes(copying: Array(repeating: 7, count: 32))) else {
            preconditionFailure("32 bytes are a seed")
        }
        return key
    }
}
