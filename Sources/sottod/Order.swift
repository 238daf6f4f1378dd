import Glibc
import Posix
import ServerStore

/// What whoever runs the server wants of it: by a signal, or by `sottod reload` and `sottod restart`, which want to
/// hear what came of it.
enum Order: Sendable {
    case stop
    case reload(Reply?)
    case restart(Reply?)

    /// Where the answer goes; whoever waits for it takes one.
    typealias Reply = WorkQueue<ControlAnswer>
}

/// Orders in the order they came. The main thread obeys them, one after the other.
final class Orders: Sendable {
    private let queue = WorkQueue<Order> { _ in 1 }

    /// Blocks.
    func next() -> [Order] {
        queue.take() ?? []
    }

    /// On the control socket's thread: waits for the answer.
    func give(_ order: ServerOrder) -> ControlAnswer {
        let reply = Order.Reply { _ in 1 }
        switch order {
        case .reload: queue.put(.reload(reply))
        case .restart: queue.put(.restart(reply))
        }
        return reply.take()?.first ?? .refused("the server is stopping")
    }

    /// Signals become orders, on a thread of its own.
    func obeySignals(_ held: sigset_t) throws(ThreadError) {
        try Thread.start { [queue] in
            while true { queue.put(Signals.order(Signals.wait(for: held))) }
        }
    }
}
