import Glibc

/// The clocks. Wall time is for showing; every deadline runs on the other.
package enum Clocks {
    /// Milliseconds since 1970-01-01 UTC.
    package static func wallMilliseconds() -> Int64 {
        let time = read(CLOCK_REALTIME)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Nanoseconds since some moment; never goes back.
    package static func monotonicNanoseconds() -> UInt64 {
        let time = read(CLOCK_MONOTONIC)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// How long the machine has slept since it was started: what one clock counts and the other does not.
    package static func asleep() -> Duration {
        let (all, awake) = (read(CLOCK_BOOTTIME), read(CLOCK_MONOTONIC))
        return .seconds(all.tv_sec - awake.tv_sec) + .nanoseconds(all.tv_nsec - awake.tv_nsec)
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}

/// Stops the calling thread for a while.
package func pause(milliseconds: UInt32) {
    usleep(milliseconds * 1000)
}
