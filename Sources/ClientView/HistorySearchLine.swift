internal import ClientCore
internal import Screen
internal import Text

/// Takes the status line's place while a line sent before is looked for. The caret stands behind what was typed of it,
/// where an input method draws.
struct HistorySearchLine {
    let search: HistorySearch

    func draw(on frame: inout Frame, in rectangle: Rectangle) {
        guard !rectangle.isEmpty else { return }
        let pattern = shown(columns: rectangle.size.columns - 2)
        let bar = Bar(items: [
            BarItem(text: pattern + (search.isLost ? "  (none)" : ""), rank: 0),
            BarItem(text: "^R earlier  Enter takes it  Esc gives up", rank: 1, isRight: true),
        ])
        bar.draw(on: &frame, in: rectangle, style: Theme.question)
        let column = rectangle.origin.column + 1 + Columns.of(pattern)
        frame.caret = Position(row: rectangle.origin.row, column: min(column, rectangle.columns.upperBound - 1))
    }

    /// What was typed, with words before it where there is room for them; in little room its end.
    private func shown(columns: Int) -> String {
        var pattern = Cleaning.line(search.pattern)
        for words in ["sent before: ", "^R "] where Columns.of(words + pattern) < columns { return words + pattern }
        while Columns.of(pattern) >= max(columns, 1), !pattern.isEmpty { pattern.removeFirst() }
        return pattern
    }
}
