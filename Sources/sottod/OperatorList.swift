import SecureChannel
import SottoModel
import Synchronization

/// Who operates the whole server, by fingerprint; asked under the hub's lock, changed by a reload.
final class OperatorList: Sendable {
    private let fingerprints: Mutex<Set<Fingerprint>>

    init(_ fingerprints: [Fingerprint]) {
        self.fingerprints = Mutex(Set(fingerprints))
    }

    func contains(_ identity: IdentityKey) -> Bool {
        fingerprints.withLock { $0.contains(Fingerprint(of: identity.key)) }
    }

    /// Whoever is there stays what they are until they come in again.
    func replace(by fingerprints: [Fingerprint]) {
        self.fingerprints.withLock { $0 = Set(fingerprints) }
    }
}
