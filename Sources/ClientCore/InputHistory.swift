/// The lines sent before, and the draft they cover while one of them is looked at.
struct InputHistory: Equatable, Sendable {
    private static let depth = 500

    private var lines: [String] = []
    private var position: Int?
    private var draft = ""

    mutating func add(_ line: String) {
        position = nil
        draft = ""
        guard line != lines.last else { return }
        lines.append(line)
        lines.removeFirst(max(lines.count - Self.depth, 0))
    }

    /// The line before the one shown; nil where there is none.
    mutating func back(from shown: String) -> String? {
        let current = position ?? lines.count
        guard current > 0 else { return nil }
        if position == nil { draft = shown }
        position = current - 1
        return lines[current - 1]
    }

    /// The line after the one shown, and the draft after the last.
    mutating func forward() -> String? {
        guard let current = position else { return nil }
        position = current + 1 < lines.count ? current + 1 : nil
        return position.map { lines[$0] } ?? draft
    }
}
