/// The lines sent before, in all rooms.
struct InputHistory: Equatable, Sendable {
    private static let depth = 500

    private(set) var lines: [String] = []

    mutating func add(_ line: String) {
        guard line != lines.last else { return }
        lines.append(line)
        lines.removeFirst(max(lines.count - Self.depth, 0))
    }
}

/// A walk through them, and the draft they cover meanwhile.
struct HistoryWalk: Equatable, Sendable {
    struct Draft: Equatable, Sendable {
        let before: String
        let after: String
    }

    private var position: Int?
    private var draft = Draft(before: "", after: "")

    /// The line before the one shown; nil where there is none.
    mutating func back(through history: InputHistory, from shown: Composer) -> Draft? {
        let current = min(position ?? .max, history.lines.count)
        guard current > 0 else { return nil }
        if position == nil { draft = Draft(before: shown.before, after: shown.after) }
        position = current - 1
        return Draft(before: history.lines[current - 1], after: "")
    }

    /// The line after the one shown, and the draft after the last.
    mutating func forward(through history: InputHistory) -> Draft? {
        guard let current = position else { return nil }
        guard current + 1 < history.lines.count else {
            position = nil
            return draft
        }
        position = current + 1
        return Draft(before: history.lines[current + 1], after: "")
    }
}
