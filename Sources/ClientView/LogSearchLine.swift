internal import ClientCore
internal import Screen
internal import Text

/// Takes the status line's place while something is looked for in the log.
struct LogSearchLine {
    let search: LogSearch

    func draw(on frame: inout Frame, in rectangle: Rectangle) {
        guard !rectangle.isEmpty else { return }
        let pattern = "in the log: " + Cleaning.line(search.pattern)
        let bar = Bar(items: [
            BarItem(text: pattern + (search.isLost ? "  (no more here)" : ""), rank: 0),
            BarItem(
                text: "^S earlier  Tab asks the server  Esc back", short: "Tab asks the server", rank: 1, isRight: true),
        ])
        bar.draw(on: &frame, in: rectangle, style: Theme.question)
        let column = rectangle.origin.column + 1 + Columns.of(pattern)
        frame.caret = Position(row: rectangle.origin.row, column: min(column, rectangle.columns.upperBound - 1))
    }
}
