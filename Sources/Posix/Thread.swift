import Glibc

/// A thread of the system's own with one body, for work that blocks.
///
/// Signals stay with the main thread: a new thread has all of them blocked but those of a fault.
package enum Thread {
    /// Runs the body on a thread of that name, once.
    ///
    /// - Parameter name: what `top -H`, debuggers and `/proc/PID/task/TID/comm` call it; Linux keeps 15 bytes.
    package static func start(
        _ name: StaticString, _ body: @escaping @Sendable () -> Void
    ) throws(ThreadError) {
        let start = Unmanaged.passRetained(Start(name: name, body: body))
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        // A fault is the thread's own: blocked, it would end the process without the terminal being given back.
        for fault in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] { sigdelset(&all, fault) }
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let failure = pthread_create(&thread, nil, run, start.toOpaque())
        guard failure == 0 else {
            start.release()
            throw ThreadError(code: failure)
        }
        pthread_detach(thread)
    }

    /// The calling thread gets the processor after those that have not said so.
    ///
    /// - Parameter steps: 1–19, of `nice`. On Linux it is a thread's own.
    package static func comeAfterOthers(by steps: Int32) {
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, steps)
    }
}

/// The system would not make a thread; `code` is an errno.
package struct ThreadError: Error, Hashable, Sendable {
    package let code: Int32
}

private final class Start {
    let name: StaticString
    let body: @Sendable () -> Void

    init(name: StaticString, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

private func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
    bear(start.name)
    start.body()
    return nil
}

/// The calling thread is called so from now on. `pthread_setname_np` is behind a macro that the module of the C library
/// does not set; this is what it does. Where there is no `/proc` a thread goes by its process's name.
private func bear(_ name: StaticString) {
    let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = name.withUTF8Buffer { write(file, $0.baseAddress, $0.count) }
    close(file)
}
