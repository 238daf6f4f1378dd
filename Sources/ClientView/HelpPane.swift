internal import ClientCore
internal import Screen
internal import Text

/// The keys and commands there are, over the log.
struct HelpPane {
    private static let keys = [
        ("Enter", "send"),
        ("Alt-Enter, ^J", "begin a new line in the message"),
        ("Tab", "finish a name or command; with nothing to finish, go to the users"),
        ("PgUp PgDn", "scroll the log"),
        ("^Home ^End, Alt-< >", "to its beginning, to its end"),
        ("Up Down", "lines sent before"),
        ("^A ^E ^B ^F", "to the start, the end; a letter left, right"),
        ("Alt-B Alt-F", "a word left, right"),
        ("^W ^U ^K Alt-D", "cut the word before, to the start, to the end, the word after"),
        ("^Y ^T", "put back what was cut; swap two letters"),
        ("^_ Alt-_", "undo, redo"),
        ("Alt-R", "send again what was refused (✗)"),
        ("^N ^P, Alt-1…9", "next room, room before, that room"),
        ("Alt-A", "the next room with something new"),
        ("F1 F8", "this help; the user list"),
        ("Esc", "back to the input line"),
        ("^L ^Z", "paint anew; suspend"),
        ("^C", "clear the line; on an empty one, leave"),
    ]

    private static let users = [
        ("Up Down Home End", "choose"),
        ("letters", "show only who matches, ㄱㅎ for 김하나 too"),
        ("Enter", "whisper; what was being written becomes its text"),
        ("Tab Esc", "back, the draft as it was"),
    ]

    private static let rooms = [
        ("Up Down, a number", "choose"),
        ("letters", "show only those with that in name or topic"),
        ("Enter", "go in"),
        ("Tab Esc", "back"),
    ]

    private static let keyColumns = 21

    let first: Int
    let rectangle: Rectangle

    /// The last row that can be the first one shown.
    var lastFirst: Int { max(rows.count + 1 - rectangle.size.rows, 0) }

    func draw(on frame: inout Frame) {
        guard !rectangle.isEmpty else { return }
        frame.fill(rectangle)
        let (top, body) = rectangle.splitRows(1)
        frame.fill(top, style: Theme.question)
        frame.write(" help   Esc closes", at: top.origin, in: top, style: Theme.question)
        for (row, spans) in zip(body.rows, rows.dropFirst(min(max(first, 0), lastFirst))) {
            frame.write(spans, at: Position(row: row, column: body.origin.column + 1), in: body)
        }
    }

    private var rows: [[Span]] {
        section("", Self.keys) + section("in the user list", Self.users)
            + section("in the list of rooms", Self.rooms)
            + section("commands", lines(SlashCommand.forEverybody) + [("//TEXT", "say a line that begins with /")])
            + section("for operators", lines(SlashCommand.forOperators))
    }

    private func lines(_ commands: [SlashCommand]) -> [(String, String)] {
        commands.map { ($0.usage, $0.help) }
    }

    private func section(_ heading: String, _ lines: [(String, String)]) -> [[Span]] {
        let title: [[Span]] = heading.isEmpty ? [] : [[], [Span(text: heading[...], style: Theme.dim)]]
        return title + lines.flatMap(row)
    }

    /// What a key does stands in a column of its own where there are columns enough.
    private func row(_ key: String, _ words: String) -> [[Span]] {
        let isWide = rectangle.size.columns >= 50
        let gap = isWide ? Self.keyColumns - Columns.of(key) : 2
        var paragraph = Paragraph()
        paragraph.add(key, Theme.bold)
        paragraph.add(String(repeating: " ", count: max(gap, 1)) + words)
        let indent = isWide ? Self.keyColumns : 2
        let rows = paragraph.rows(columns: rectangle.size.columns - 1, indent: indent)
        let margin = Span(text: String(repeating: " ", count: indent)[...], style: .plain)
        return rows.prefix(1) + rows.dropFirst().map { [margin] + $0 }
    }
}
