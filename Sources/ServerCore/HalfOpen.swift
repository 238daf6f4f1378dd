package import SottoModel

/// Where a connection comes from, as far as limits care: an IPv4 address, or an IPv6 /64.
package struct Source: Hashable, Sendable {
    let prefix: UInt64
    let isIPv6: Bool

    package init(ipv4: UInt32) {
        prefix = UInt64(ipv4)
        isIPv6 = false
    }

    package init(ipv6Prefix: UInt64) {
        prefix = ipv6Prefix
        isIPv6 = true
    }
}

/// Who is connected and has not been accepted yet. The guard before any cryptography.
package struct HalfOpen: Sendable {
    package var limits: Limits { didSet { failed.limits = limits } }
    private var bySource: [Source: Int] = [:]
    private var failed: FailedHandshakes
    package private(set) var count = 0

    package init(limits: Limits) {
        self.limits = limits
        failed = FailedHandshakes(limits: limits)
    }

    /// - Parameters:
    ///   - chance: uniform in 0..<1; between the early limit and the hard one it decides, as OpenSSH's
    ///     MaxStartups does.
    ///   - now: monotonic nanoseconds.
    package mutating func admit(_ source: Source, chance: Double, now: UInt64) -> Bool {
        guard count < limits.halfOpen, bySource[source, default: 0] < limits.halfOpenPerSource,
            !failed.holdBack(source, now: now)
        else { return false }
        if count >= limits.halfOpenEarlyDrop {
            let span = Double(limits.halfOpen - limits.halfOpenEarlyDrop)
            guard chance >= Double(count - limits.halfOpenEarlyDrop) / span else { return false }
        }
        count += 1
        bySource[source, default: 0] += 1
        return true
    }

    /// It came in.
    package mutating func release(_ source: Source) {
        guard let held = bySource[source] else { return }
        count -= 1
        bySource[source] = held > 1 ? held - 1 : nil
    }

    /// It ended before it came in, whoever ended it.
    package mutating func fail(_ source: Source, now: UInt64) {
        release(source)
        failed.note(source, now: now)
    }
}
