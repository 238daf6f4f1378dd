internal import ClientCore
internal import Screen
internal import Text

/// What was pasted, over the last rows of the log: its first lines, and that there are more.
struct PastePreview {
    let pasted: PastedText
    let language: Language

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
        frame.write(Self.more(pasted.lineCount - shown.count)[language], at: last, in: place, style: Theme.dim)
    }

    /// What is asked, in the status line; the longest wording that fits.
    func question(columns: Int) -> String {
        let (lines, bytes) = (pasted.lineCount, pasted.text.utf8.count)
        let wordings = [
            Phrase(
                "\(lines) lines pasted, \(bytes) bytes: Enter sends them as one message, e edits, Esc drops them",
                "\(lines)줄, \(bytes)바이트를 붙여 넣었습니다. Enter는 글 하나로 보내고, e는 고치고, Esc는 버립니다"),
            Phrase(
                "\(lines) lines pasted: Enter sends as one, e edits, Esc drops",
                "\(lines)줄 붙여 넣음: Enter 글 하나로 보내기, e 고치기, Esc 버리기"),
            Phrase("\(lines) lines: Enter send, e edit, Esc drop", "\(lines)줄: Enter 보냄, e 고침, Esc 버림"),
            Phrase("\(lines) lines: Enter/e/Esc", "\(lines)줄: Enter/e/Esc"),
        ]
        return QuestionText.longest(of: wordings, columns: columns, in: language)
    }

    private static func more(_ lines: Int) -> Phrase {
        Phrase("… and \(lines) more", "… 그 밖에 \(lines)줄")
    }
}
