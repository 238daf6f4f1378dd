import CNcurses
import Glibc

/// Signals as values: blocked, and read from a descriptor, so that nothing runs in a handler and none is lost
/// between a look and a wait.
///
/// Threads started before it exists can still be struck by the signals: make it first.
struct SignalReader: ~Copyable {
    static let handled = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]

    let descriptor: Int32

    init(_ signals: [Int32] = handled) throws(TerminalError) {
        descriptor = cn_signalfd(signals, Int32(signals.count))
        guard descriptor >= 0 else { throw .system(errno) }
    }

    deinit {
        close(descriptor)
    }

    /// The signals that came since the last call, each as what it asks for.
    func events() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        while case let signal = cn_next_signal(descriptor), signal != 0 {
            events.append(Self.event(signal))
        }
        return events
    }

    private static func event(_ signal: Int32) -> TerminalEvent {
        switch signal {
        case SIGWINCH: .resized
        case SIGTSTP: .suspend
        case SIGCONT: .continued
        default: .terminate(signal: signal)
        }
    }
}
