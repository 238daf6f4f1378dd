internal import ClientCore
internal import Screen
internal import Text

/// Takes the status line's place while something is looked for. The caret stands behind what was typed of it, where
/// an input method draws.
struct SearchLine {
    /// What stands before what was typed, in the room there is.
    private let leads: [String]
    private let pattern: String
    /// Behind it where nothing is found.
    private let lost: String
    private let hint: BarItem

    /// A line sent before.
    init(_ search: HistorySearch, in language: Language) {
        leads = [Phrase("sent before: ", "보낸 줄에서: ")[language], "^R "]
        pattern = Cleaning.line(search.pattern)
        lost = search.isLost ? Phrase("  (none)", "  (없음)")[language] : ""
        hint = BarItem(
            text: Phrase("^R earlier  Enter takes it  Esc gives up", "^R 더 앞  Enter 가져오기  Esc 그만")[language], rank: 1,
            isRight: true)
    }

    /// Something in the log.
    init(_ search: LogSearch, in language: Language) {
        leads = [Phrase("in the log: ", "대화에서: ")[language], "^S "]
        pattern = Cleaning.line(search.pattern)
        lost = search.isLost ? Phrase("  (no more here)", "  (여기에는 더 없음)")[language] : ""
        hint = BarItem(
            text: Phrase("^S earlier  Tab asks the server  Esc back", "^S 더 앞  Tab 서버에 묻기  Esc 뒤로")[language],
            short: Phrase("Tab asks the server", "Tab 서버에 묻기")[language], rank: 1, isRight: true)
    }

    func draw(on frame: inout Frame, in rectangle: Rectangle) {
        guard !rectangle.isEmpty else { return }
        let shown = shown(columns: rectangle.size.columns - 2)
        Bar(items: [BarItem(text: shown + lost, rank: 0), hint])
            .draw(on: &frame, in: rectangle, style: Theme.question)
        let column = rectangle.origin.column + 1 + Columns.of(shown)
        frame.caret = Position(row: rectangle.origin.row, column: min(column, rectangle.columns.upperBound - 1))
    }

    /// What was typed, with words before it where there is room for them; in little room its end.
    private func shown(columns: Int) -> String {
        for lead in leads where Columns.of(lead + pattern) < columns { return lead + pattern }
        var end = pattern
        while Columns.of(end) >= max(columns, 1), !end.isEmpty { end.removeFirst() }
        return end
    }
}
