import Posix
import ServerCore
import ServerHub
import SottoModel
import Synchronization
import TestSupport

/// A lane read by a thread of its own, as a loop does: woken, it takes everything.
final class Reader: Sendable {
    let lane = Lane()
    private let woken = WorkQueue<Bool> { _ in 1 }
    private let read = Mutex<[LaneItem]>([])
    private let wakes = Atomic(0)
    private let heardWakes = Atomic(0)

    init() {
        lane.attach { [weak self] in
            self?.wakes.add(1, ordering: .relaxed)
            self?.woken.put(true)
        }
    }

    var wakeCount: Int { wakes.load(ordering: .relaxed) }

    var items: [LaneItem] { read.withLock { $0 } }

    /// Takes what there is now.
    @discardableResult
    func drain() -> [LaneItem] {
        var batch: [LaneItem] = []
        lane.drain(into: &batch)
        read.withLock { $0 += batch }
        return batch
    }

    /// Whether the lane has been woken again; false once nothing will wake it.
    func awaitWake() -> Bool {
        guard let heard = woken.take() else { return false }
        heardWakes.add(heard.count, ordering: .relaxed)
        return true
    }

    func expectNoMore() { woken.close() }

    /// Whether the lane was woken after no more was expected: by another reader, which a loop would have heard.
    func hearLateWake() -> Bool {
        heardWakes.exchange(wakeCount, ordering: .relaxed) < wakeCount
    }

    /// Reads until something that was read is what is waited for.
    func drain(until isLast: (LaneItem) -> Bool) {
        while !drain().contains(where: isLast) {
            guard awaitWake() else { return }
        }
    }
}

extension Reader {
    /// Numbers of the room's entries, in the order they came.
    func numbers(in room: RoomID) -> [EntryNumber] {
        items.compactMap { item in
            guard case .entry(room, let entry) = item else { return nil }
            return entry.place.number
        }
    }
}
