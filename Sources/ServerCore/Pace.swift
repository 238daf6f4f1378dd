import SottoModel

/// Who spoke when in a room where people speak so often at most.
struct Pace: Hashable, Sendable {
    private var spoken: [IdentityKey: Timestamp] = [:]
    private var mostKept = 64

    /// Somebody wants to speak, and does where they may.
    ///
    /// - Returns: seconds until they may; 0 where they do.
    mutating func speak(_ identity: IdentityKey, every seconds: Int, at now: Timestamp) -> Int {
        guard seconds > 0 else { return 0 }
        let passed = spoken[identity].map { now.milliseconds - $0.milliseconds } ?? .max
        // A clock that was put back keeps nobody waiting.
        guard passed < 0 || passed >= Int64(seconds) * 1000 else { return seconds - Int(passed / 1000) }
        spoken[identity] = now
        if spoken.count > mostKept { forget(before: now.milliseconds - Int64(seconds) * 1000) }
        return 0
    }

    /// Those who may speak again are not remembered. Done when there are twice as many as were left the last time.
    private mutating func forget(before time: Int64) {
        spoken = spoken.filter { $0.value.milliseconds > time }
        mostKept = max(64, 2 * spoken.count)
    }
}
