/// Keeps a flood of events of one kind from filling a disk: so many lines a minute, and the next line that may be
/// written says how many were left out.
package struct LogBudget: Hashable, Sendable {
    private static let minute: UInt64 = 60_000_000_000

    private struct Spent: Hashable, Sendable {
        var since: UInt64
        var lines = 0
        var leftOut = 0
    }

    private let linesPerMinute: Int
    private var spent: [String: Spent] = [:]

    /// - Parameter linesPerMinute: of each kind.
    package init(linesPerMinute: Int = 10) {
        self.linesPerMinute = linesPerMinute
    }

    /// - Parameters:
    ///   - kind: one of a few the program knows, never something from outside.
    ///   - now: monotonic nanoseconds.
    /// - Returns: nil where the line is to be left out; otherwise how many were before it.
    package mutating func take(_ kind: String, now: UInt64) -> Int? {
        var state = spent[kind] ?? Spent(since: now)
        defer { spent[kind] = state }
        if now - state.since >= Self.minute { state = Spent(since: now, leftOut: state.leftOut) }
        guard state.lines < linesPerMinute else {
            state.leftOut += 1
            return nil
        }
        state.lines += 1
        defer { state.leftOut = 0 }
        return state.leftOut
    }
}
