import CNcurses
import Glibc

/// Wakes the thread that waits on the terminal, from any thread.
package final class WakeHandle: Sendable {
    /// An eventfd, readable once woken.
    let descriptor: Int32

    init() throws(TerminalError) {
        descriptor = cn_eventfd()
        guard descriptor >= 0 else { throw .system(errno) }
    }

    deinit {
        close(descriptor)
    }

    package func wake() {
        _ = cn_wake(descriptor)
    }

    func drain() {
        cn_drain(descriptor)
    }
}
