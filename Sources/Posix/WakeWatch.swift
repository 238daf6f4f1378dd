private import CTimerfd
import Glibc

/// Tells when the machine has woken up from sleep. A thread of its own waits for it and does not tick.
package enum WakeWatch {
    /// What the clocks differ by without any sleep is far less.
    private static let least = Duration.seconds(1)

    /// - Parameter slept: called on the watching thread after each sleep.
    package static func start(slept: @escaping @Sendable () -> Void) throws(ThreadError) {
        let timer = ct_wake_timer()
        guard timer >= 0, ct_arm(timer) == 0 else {
            let code = errno
            if timer >= 0 { close(timer) }
            throw ThreadError(code: code)
        }
        do throws(ThreadError) {
            try Thread.start("wake-up") {
                watch(timer, slept)
                close(timer)
            }
        } catch {
            close(timer)
            throw error
        }
    }

    private static func watch(_ timer: Int32, _ slept: () -> Void) {
        var before = Clocks.asleep()
        while ct_was_cancelled(timer) != 0, ct_arm(timer) == 0 {
            let now = Clocks.asleep()
            // The wall clock being set wakes the timer too, and means nothing here.
            if now - before >= least { slept() }
            before = now
        }
    }
}
