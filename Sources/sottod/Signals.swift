import Glibc

/// The signals that are instructions, held back from before the first thread on, and waited for by one.
enum Signals {
    static func held() -> sigset_t {
        var held = sigset_t()
        sigemptyset(&held)
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGUSR2] { sigaddset(&held, signal) }
        pthread_sigmask(SIG_BLOCK, &held, nil)
        // A peer that is gone is an error of `send`, not the end of the server.
        signal(SIGPIPE, SIG_IGN)
        return held
    }

    static func wait(for signals: sigset_t) -> Int32 {
        var signals = signals
        var arrived: Int32 = 0
        while sigwait(&signals, &arrived) != 0 {}
        return arrived
    }

    static func instruction(_ signal: Int32) -> Instruction {
        switch signal {
        case SIGHUP: .reload(nil)
        case SIGUSR2: .restart(nil)
        default: .stop
        }
    }
}
