import Glibc
import Posix
import ServerStore

/// What whoever runs the server wants of it: by a signal, or by `sottod reload` and `sottod restart`, which want to
/// hear what came of it.
enum Instruction: Sendable {
    case stop
    case reload(Reply?)
    case restart(Reply?)

    /// Where the answer goes; whoever waits for it takes one.
    typealias Reply = WorkQueue<ControlAnswer>

    var isStop: Bool { if case .stop = self { true } else { false } }
}

/// Instructions in the order they came. The main thread obeys them, one after the other.
final class Instructions: Sendable {
    private let queue = WorkQueue<Instruction> { _ in 1 }

    /// Blocks.
    func next() -> [Instruction] {
        queue.take() ?? []
    }

    /// Whether one of those that wait is to stop. Looks at each once.
    var areToStop: Bool { queue.waitingBytes > 0 && next().contains(where: \.isStop) }

    /// On the control socket's thread: waits for the answer.
    func give(_ instruction: ServerInstruction) -> ControlAnswer {
        let reply = Instruction.Reply { _ in 1 }
        switch instruction {
        case .reload: queue.put(.reload(reply))
        case .restart: queue.put(.restart(reply))
        }
        return reply.take()?.first ?? .refused("the server is stopping")
    }

    /// Signals become instructions, on a thread of its own.
    func obeySignals(_ held: sigset_t) throws(ThreadError) {
        try Thread.start("signals") { [queue] in
            while true { queue.put(Signals.instruction(Signals.wait(for: held))) }
        }
    }
}
