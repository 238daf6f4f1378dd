internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// The input line broken into rows by columns, not by words, so that the caret moves evenly.
struct InputPane {
    private static let prompt = "> "

    let rows: [[Character]]
    private let caret: Position
    private let indent: Int
    private let isTooLong: Bool

    init(_ state: ClientState, columns: Int) {
        indent = columns >= 12 ? Self.prompt.utf8.count : 0
        isTooLong = state.composer.text.utf8.count > Limits().messageBytes
        var breaker = RowBreaker(columns: max(columns - indent, 1))
        for cluster in state.composer.before { breaker.add(cluster) }
        breaker.makeRoom(for: state.composer.after.first.map(Columns.of) ?? 1)
        caret = Position(row: breaker.rows.count - 1, column: breaker.column + indent)
        for cluster in state.composer.after { breaker.add(cluster) }
        rows = breaker.rows
    }

    func draw(on frame: inout Frame, in rectangle: Rectangle, hasFocus: Bool) {
        guard !rectangle.isEmpty else { return }
        let first = max(caret.row - rectangle.size.rows + 1, 0)
        for (row, clusters) in zip(rectangle.rows, rows[first...]) {
            draw(
                clusters, isFirst: row - rectangle.origin.row + first == 0, on: &frame, row: row,
                in: rectangle)
        }
        guard hasFocus else { return }
        let column = min(rectangle.origin.column + caret.column, rectangle.columns.upperBound - 1)
        frame.caret = Position(row: rectangle.origin.row + caret.row - first, column: column)
    }

    private func draw(
        _ clusters: [Character], isFirst: Bool, on frame: inout Frame, row: Int, in rectangle: Rectangle
    ) {
        var position = Position(row: row, column: rectangle.origin.column)
        if isFirst, indent > 0 {
            let style = isTooLong ? Theme.problem : Theme.dim
            frame.write(Self.prompt, at: position, in: rectangle, style: style)
        }
        position.column += indent
        for cluster in clusters {
            frame.write(
                String(cluster), at: position, in: rectangle, style: isTooLong ? Theme.problem : .plain)
            position.column += Columns.of(cluster)
        }
    }
}

/// Fills rows cluster by cluster; a line feed ends one.
struct RowBreaker {
    let columns: Int
    private(set) var rows: [[Character]] = [[]]
    private(set) var column = 0

    init(columns: Int) {
        self.columns = columns
    }

    mutating func add(_ cluster: Character) {
        guard cluster != "\n" else { return beginRow() }
        let width = Columns.of(cluster)
        makeRoom(for: width)
        rows[rows.count - 1].append(cluster)
        column += width
    }

    /// Begins a row where so many columns do not fit in this one.
    mutating func makeRoom(for width: Int) {
        if column > 0, column + width > columns { beginRow() }
    }

    private mutating func beginRow() {
        rows.append([])
        column = 0
    }
}
