private import CTimerfd
import Glibc

/// Tells when the machine has woken up from sleep. A thread of its own waits for it and does not tick.
package enum WakeWatch {
    /// - Parameter slept: called on the watching thread after each sleep of at least `least`.
    package static func start(least: Duration = .seconds(1), slept: @escaping @Sendable () -> Void) throws(ThreadError) {
        let timer = cl_wake_timer()
        guard timer >= 0, cl_arm(timer) == 0 else {
            let code = errno
            if timer >= 0 { close(timer) }
            throw ThreadError(code: code)
        }
        try Thread.start {
            defer { close(timer) }
            var before = Clocks.asleep()
            while cl_was_cancelled(timer) != 0, cl_arm(timer) == 0 {
                let now = Clocks.asleep()
                // The wall clock being set wakes the timer too, and means nothing here.
                if now - before >= least { slept() }
                before = now
            }
        }
    }
}
