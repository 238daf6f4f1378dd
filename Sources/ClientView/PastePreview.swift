internal import ClientCore
internal import Screen
internal import Text

/// What was pasted, over the last rows of the log: its first lines, and that there are more.
struct PastePreview {
    let pasted: PastedText

    func draw(on frame: inout Frame, in log: Rectangle) {
        let rows = min(pasted.lineCount + 1, PastedText.shownLines, log.size.rows)
        guard rows > 0 else { return }
        let place = log.splitRows(-rows).bottom
        frame.fill(place)
        frame.fill(place.splitRows(1).top, with: "─", style: Theme.dim)
        let shown = pasted.lineCount < rows ? pasted.firstLines : Array(pasted.firstLines.prefix(max(rows - 2, 0)))
        for (row, line) in zip(place.rows.dropFirst(), shown) {
            frame.write(Cleaning.line(line), at: Position(row: row, column: place.origin.column + 1), in: place)
        }
        guard shown.count < pasted.lineCount, rows > 1 else { return }
        let last = Position(row: place.rows.upperBound - 1, column: place.origin.column + 1)
        frame.write("… and \(pasted.lineCount - shown.count) more", at: last, in: place, style: Theme.dim)
    }

    /// What is asked, in the status line; the longest wording that fits.
    func question(columns: Int) -> String {
        let (lines, bytes) = (pasted.lineCount, pasted.text.utf8.count)
        let wordings = [
            "\(lines) lines pasted, \(bytes) bytes: Enter sends them as one message, e edits, Esc drops them",
            "\(lines) lines pasted: Enter sends as one, e edits, Esc drops",
            "\(lines) lines: Enter send, e edit, Esc drop", "\(lines) lines: Enter/e/Esc",
        ]
        return wordings.first { Columns.of($0) + 2 <= columns } ?? wordings[3]
    }
}
