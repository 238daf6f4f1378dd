package import SottoModel

/// How often of late each source began to come in and did not.
///
/// Who comes in pays nothing, so that an office behind one address comes back at once after a restart.
package struct FailedHandshakes: Sendable {
    /// Sources that are remembered. Who has more of them is not held back by a limit on each.
    private static let sourceLimit = 4096

    /// Other rates are those of sources that are new from then on.
    package var limits: Limits
    private var buckets: [Source: TokenBucket] = [:]

    package init(limits: Limits) {
        self.limits = limits
    }

    package var sourceCount: Int { buckets.count }

    /// - Parameter now: monotonic nanoseconds.
    package func holdBack(_ source: Source, now: UInt64) -> Bool {
        buckets[source].map { !$0.hasToken(now: now) } ?? false
    }

    package mutating func note(_ source: Source, now: UInt64) {
        if buckets[source] == nil, buckets.count >= Self.sourceLimit { forget(now: now) }
        let whole = TokenBucket(
            burst: limits.failedHandshakeBurst, perSecond: limits.failedHandshakesPerSecond, now: now)
        _ = buckets[source, default: whole].take(now: now)
    }

    /// A bucket that is full again says nothing. Where that makes no room, all are let off.
    private mutating func forget(now: UInt64) {
        buckets = buckets.filter { !$0.value.isFull(now: now) }
        if buckets.count >= Self.sourceLimit { buckets.removeAll(keepingCapacity: true) }
    }
}
