import Glibc

/// The signals that end a server, held back from before the first thread on, and waited for by the main thread.
enum Signals {
    static func held() -> sigset_t {
        var ending = sigset_t()
        sigemptyset(&ending)
        sigaddset(&ending, SIGTERM)
        sigaddset(&ending, SIGINT)
        pthread_sigmask(SIG_BLOCK, &ending, nil)
        // A peer that is gone is an error of `send`, not the end of the server.
        signal(SIGPIPE, SIG_IGN)
        return ending
    }

    static func wait(for signals: sigset_t) {
        var signals = signals
        var arrived: Int32 = 0
        while sigwait(&signals, &arrived) != 0 {}
    }
}
