/// A rate with a burst: so many at once, then so many a second. Time is the caller's, in nanoseconds.
package struct TokenBucket: Hashable, Sendable {
    private var capacity: Double
    private var perNanosecond: Double
    private var tokens: Double
    private var last: UInt64

    package init(burst: Int, perSecond: Int, now: UInt64) {
        capacity = Double(burst)
        perNanosecond = Double(perSecond) / 1e9
        tokens = capacity
        last = now
    }

    /// Takes one, where there is one.
    ///
    /// - Returns: nanoseconds until there is one; 0 when it was taken.
    package mutating func take(now: UInt64) -> UInt64 {
        refill(now)
        guard tokens < 1 else {
            tokens -= 1
            return 0
        }
        let wait = (1 - tokens) / perNanosecond
        return wait < 1e18 ? UInt64(wait.rounded(.up)) : UInt64(1e18)
    }

    package func hasToken(now: UInt64) -> Bool { held(at: now) >= 1 }

    package func isFull(now: UInt64) -> Bool { held(at: now) >= capacity }

    /// Another rate from now on.
    package mutating func apply(burst: Int, perSecond: Int, now: UInt64) {
        tokens = min(Double(burst), held(at: now))
        last = max(last, now)
        capacity = Double(burst)
        perNanosecond = Double(perSecond) / 1e9
    }

    private mutating func refill(_ now: UInt64) {
        tokens = held(at: now)
        last = max(last, now)
    }

    private func held(at now: UInt64) -> Double {
        now > last ? min(capacity, tokens + Double(now - last) * perNanosecond) : tokens
    }
}
