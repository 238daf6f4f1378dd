internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// The input line broken into rows by columns, not by words, so that the caret moves evenly.
struct InputPane {
    private static let prompt = "> "

    let rows: [[Character]]
    /// How many clusters of the text stand before each row, line feeds among them.
    private let starts: [Int]
    private let caret: Position
    private let indent: Int
    /// Where the clusters begin that are more than a message may have, counted in rows and in clusters of a row.
    private let limit: (row: Int, index: Int)?
    /// Which clusters of the text are of words that a speller does not know.
    private let misspelt: [Range<Int>]

    init(_ state: ClientState, columns: Int) {
        let shown = state.historySearch?.line.map { Composer(before: $0) } ?? state.composer
        indent = columns >= 12 ? Self.prompt.utf8.count : 0
        var breaker = RowBreaker(columns: max(columns - indent, 1), bytes: Limits().messageBytes)
        for cluster in shown.before { breaker.add(cluster) }
        breaker.makeRoom(for: shown.after.first.map(Columns.of) ?? 1)
        caret = Position(row: breaker.rows.count - 1, column: breaker.column + indent)
        for cluster in shown.after { breaker.add(cluster) }
        rows = breaker.rows
        starts = breaker.starts
        limit = breaker.limit
        misspelt = state.historySearch == nil ? state.misspelt : []
    }

    /// - Parameter suggestion: what stands behind the caret and is not there.
    func draw(on frame: inout Frame, in rectangle: Rectangle, hasFocus: Bool, suggestion: String) {
        guard !rectangle.isEmpty else { return }
        let first = firstShown(rectangle.size.rows)
        for (row, index) in zip(rectangle.rows, rows.indices.dropFirst(first)) {
            draw(index, on: &frame, row: row, in: rectangle)
        }
        guard hasFocus else { return }
        let column = min(rectangle.origin.column + caret.column, rectangle.columns.upperBound - 1)
        let place = Position(row: rectangle.origin.row + caret.row - first, column: column)
        frame.write(Cleaning.line(suggestion), at: place, in: rectangle, style: Theme.dim)
        frame.caret = place
    }

    /// How many clusters of the text stand before a place of the screen.
    func index(at position: Position, in rectangle: Rectangle) -> Int {
        let row = min(firstShown(rectangle.size.rows) + position.row - rectangle.origin.row, rows.count - 1)
        let above = starts[row]
        var left = position.column - rectangle.origin.column - indent
        let before = rows[row].prefix { cluster in
            left -= Columns.of(cluster)
            return left >= 0
        }
        return above + before.count
    }

    private func draw(_ index: Int, on frame: inout Frame, row: Int, in rectangle: Rectangle) {
        var position = Position(row: row, column: rectangle.origin.column)
        if index == 0, indent > 0 {
            frame.write(
                Self.prompt, at: position, in: rectangle, style: limit == nil ? Theme.dim : Theme.problem)
        }
        position.column += indent
        let fitting = fitting(index)
        for (place, cluster) in rows[index].enumerated() {
            let style = place < fitting ? style(at: starts[index] + place) : Theme.tooLong
            frame.write(String(cluster), at: position, in: rectangle, style: style)
            position.column += Columns.of(cluster)
        }
    }

    private func style(at index: Int) -> Style {
        misspelt.contains { $0.contains(index) } ? Theme.misspelt : .plain
    }

    /// So that the caret is in sight, and a row below it where there is one.
    private func firstShown(_ count: Int) -> Int {
        max(min(caret.row - count + (count > 1 ? 2 : 1), rows.count - count), 0)
    }

    /// How many clusters of a row a message still holds.
    private func fitting(_ row: Int) -> Int {
        guard let limit, row >= limit.row else { return .max }
        return row == limit.row ? limit.index : 0
    }
}

/// Fills rows cluster by cluster; a line feed ends one.
struct RowBreaker {
    private let columns: Int
    /// How many bytes are left of what a message may have.
    private var bytes: Int
    private(set) var rows: [[Character]] = [[]]
    private(set) var starts = [0]
    private var taken = 0
    private(set) var column = 0
    /// Where the first cluster stands that was too much.
    private(set) var limit: (row: Int, index: Int)?

    init(columns: Int, bytes: Int) {
        self.columns = columns
        self.bytes = bytes
    }

    mutating func add(_ cluster: Character) {
        bytes -= cluster.utf8.count
        defer { taken += 1 }
        guard cluster != "\n" else { return beginRow(at: taken + 1) }
        let width = Columns.of(cluster)
        makeRoom(for: width)
        if bytes < 0, limit == nil { limit = (rows.count - 1, rows[rows.count - 1].count) }
        rows[rows.count - 1].append(cluster)
        column += width
    }

    /// Begins a row where so many columns do not fit in this one.
    mutating func makeRoom(for width: Int) {
        if column > 0, column + width > columns { beginRow(at: taken) }
    }

    private mutating func beginRow(at start: Int) {
        rows.append([])
        starts.append(start)
        column = 0
    }
}
