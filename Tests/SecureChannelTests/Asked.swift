import SecureChannel
import SottoModel
import Synchronization

/// A server without doors that notes what it is asked for.
final class Asked: Sendable {
    private let noted = Mutex<[DoorID]>([])

    var ids: [DoorID] { noted.withLock { $0 } }

    func note(_ id: DoorID) -> Door? {
        noted.withLock { $0.append(id) }
        return nil
    }
}
