package import ServerCore
import Synchronization

/// The mailbox of one event loop.
///
/// Filled under the hub's lock (order of locks: hub, then lane); drained by its loop under this lock alone, by
/// swapping arrays, so that neither ever waits for the other's work.
package final class Lane: Sendable {
    private struct Mailbox {
        var items: [LaneItem] = []
        var weight = 0
        var isWoken = false
    }

    /// A bare closure as a mutex's value is wrapped once more every time it is looked at.
    private struct Wake {
        var call: @Sendable () -> Void = {}
    }

    private let mailbox = Mutex(Mailbox())
    private let wake = Mutex(Wake())

    package init() {}

    /// - Parameter wake: makes the loop call `drain` soon; called outside of every other lock, any number of times.
    package func attach(wake: @escaping @Sendable () -> Void) {
        self.wake.withLock { $0.call = wake }
        // What was put before there was anybody to wake.
        if mailbox.withLock({ $0.isWoken }) { wake() }
    }

    /// Wakes nobody any more, and lets go of the loop.
    package func detach() {
        wake.withLock { $0.call = {} }
    }

    /// - Returns: whether the loop has to be woken for it, and the bytes that now wait.
    func put(_ item: LaneItem) -> (wakes: Bool, weight: Int) {
        mailbox.withLock { mailbox in
            mailbox.items.append(item)
            mailbox.weight += item.weight
            defer { mailbox.isWoken = true }
            return (!mailbox.isWoken, mailbox.weight)
        }
    }

    func wakeUp() {
        wake.withLock { $0.call }()
    }

    var weight: Int { mailbox.withLock { $0.weight } }

    /// Swaps what has gathered for the empty `items`, whose storage is used again.
    package func drain(into items: inout [LaneItem]) {
        items.removeAll(keepingCapacity: true)
        mailbox.withLock {
            $0.isWoken = false
            $0.weight = 0
            swap(&$0.items, &items)
        }
    }
}
