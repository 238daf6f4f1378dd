import ServerCore
import TestSupport
import Testing

struct `A token bucket` {
    private static let second: UInt64 = 1_000_000_000

    /// Three at once, then two a second: when somebody asks, and how long they are told to wait, in milliseconds.
    @Test(arguments: [
        ([0, 0, 0], [0, 0, 0]),
        ([0, 0, 0, 0], [0, 0, 0, 500]),
        ([0, 0, 0, 100, 500, 500], [0, 0, 0, 400, 0, 500]),
        ([0, 0, 0, 1000, 1000, 1000], [0, 0, 0, 0, 0, 500]),
        ([0, 0, 0, 60_000, 60_000, 60_000, 60_000], [0, 0, 0, 0, 0, 0, 500]),
    ])
    func `gives a burst and then a rate`(_ times: [UInt64], _ waits: [UInt64]) {
        var bucket = TokenBucket(burst: 3, perSecond: 2, now: 0)
        let told = times.map { bucket.take(now: $0 * 1_000_000) / 1_000_000 }
        #expect(told == waits)
    }

    @Test func `is not confused by a clock that goes back`() {
        var bucket = TokenBucket(burst: 1, perSecond: 1, now: 10 * Self.second)
        #expect(bucket.take(now: 5 * Self.second) == 0)
        #expect(bucket.take(now: 4 * Self.second) == Self.second)
        #expect(bucket.take(now: 11 * Self.second) == 0)
    }

    @Test func `gives one to whoever waited as long as told`() {
        var bucket = TokenBucket(burst: 1, perSecond: 3, now: 0)
        var now: UInt64 = 0
        for _ in 0..<1000 {
            var wait = bucket.take(now: now)
            for _ in 0..<3 where wait > 0 {
                now += wait
                wait = bucket.take(now: now)
            }
            #expect(wait == 0)
        }
        #expect((332...334).contains(now / Self.second))
    }

    @Test func `without a limit has none`() {
        var bucket = TokenBucket(burst: .max, perSecond: .max, now: 0)
        for _ in 0..<10_000 { #expect(bucket.take(now: 0) == 0) }
    }

    @Test func `that never fills keeps one waiting, not for ever in nanoseconds`() {
        var bucket = TokenBucket(burst: 0, perSecond: 0, now: 0)
        #expect(bucket.take(now: Self.second) == 1_000_000_000_000_000_000)
    }
}

struct `A bucket whose rate changes` {
    private static let second: UInt64 = 1_000_000_000

    @Test func `keeps what was saved up as far as it goes`() {
        var bucket = TokenBucket(burst: 10, perSecond: 1, now: 0)
        bucket.apply(burst: 2, perSecond: 1, now: 0)
        #expect((0..<3).map { _ in bucket.take(now: 0) } == [0, 0, Self.second])
    }

    @Test func `fills at the new rate from then on`() {
        var bucket = TokenBucket(burst: 1, perSecond: 1, now: 0)
        _ = bucket.take(now: 0)
        bucket.apply(burst: 1, perSecond: 4, now: 0)
        #expect(bucket.take(now: 0) == Self.second / 4)
    }
}
