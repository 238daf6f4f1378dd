internal import ClientCore
internal import Screen
internal import Text

/// What a word can be finished as, above the line, where the word is; the choice has a sign before it.
struct CompletionPane {
    private static let mostRows = 8

    let completion: Completion

    /// Without what is put behind it in the line.
    private static func bare(_ candidate: String) -> String {
        String(candidate.reversed().drop { $0 == " " || $0 == ":" }.reversed())
    }

    /// - Parameters:
    ///   - body: the rows between title and status line.
    ///   - column: where the word ends.
    func draw(on frame: inout Frame, in body: Rectangle, endingAt column: Int) {
        let names = completion.candidates.map { " \(Cleaning.line(Self.bare($0))) " }
        let columns = min((names.map { Columns.of($0) }.max() ?? 0) + 1, body.size.columns)
        let rows = min(names.count, Self.mostRows, body.size.rows)
        guard rows > 0, names.count > 1 else { return }
        let start = column - Columns.of(completion.candidates[completion.index]) - 2
        let left = min(max(start, 0), body.size.columns - columns)
        let place = body.splitRows(-rows).bottom.splitColumns(left).right.splitColumns(columns).left
        let first = min(max(completion.index - rows / 2, 0), names.count - rows)
        for (row, index) in zip(place.rows, first..<names.count) {
            let isChosen = index == completion.index
            let style = isChosen ? Theme.bold : Theme.bar
            let line = Rectangle(row: row, column: place.origin.column, rows: 1, columns: columns)
            frame.fill(line, style: style)
            frame.write((isChosen ? "›" : " ") + names[index], at: line.origin, in: line, style: style)
        }
    }
}
