internal import ClientCore
internal import Screen
internal import Text

/// The keys and commands there are, over the log.
struct HelpPane {
    static let keys: [(String, String)] = [
        ("Enter", "send"),
        ("Alt-Enter, ^J", "a new line in the message"),
        ("Tab", "finish a name or command; else to the users"),
        ("PgUp PgDn", "scroll the log"),
        ("^Home ^End, Alt-< >", "its beginning, its end"),
        ("Up Down", "lines sent before"),
        ("^A ^E  Alt-B Alt-F", "start, end; word left, right"),
        ("^W ^U ^K Alt-D, ^Y", "cut word, to start, to end; paste"),
        ("^T, ^_, Alt-_", "swap letters, undo, redo"),
        ("^N ^P", "next room, room before"),
        ("F1, F8", "this help, user list"),
        ("Esc", "back to the input line"),
        ("^L ^Z ^C", "repaint, suspend, clear or leave"),
    ]

    static var lines: [(String, String)] {
        keys + [("", "")] + SlashCommand.all.map { ($0.usage, $0.help) } + [
            ("//TEXT", "a line that begins with /")
        ]
    }

    /// The last row that can be the first one shown.
    static func lastFirst(height: Int) -> Int {
        max(lines.count + 1 - height, 0)
    }

    let first: Int
    let rectangle: Rectangle

    func draw(on frame: inout Frame) {
        guard !rectangle.isEmpty else { return }
        frame.fill(rectangle)
        let (top, body) = rectangle.splitRows(1)
        frame.fill(top, style: Theme.question)
        frame.write(" help   Esc closes, PgDn goes on", at: top.origin, in: top, style: Theme.question)
        let start = min(max(first, 0), Self.lastFirst(height: rectangle.size.rows))
        for (row, line) in zip(body.rows, Self.lines.dropFirst(start)) {
            draw(line, on: &frame, row: row, in: body)
        }
    }

    /// What it does stands in a column of its own where there are columns enough.
    private func draw(_ line: (String, String), on frame: inout Frame, row: Int, in body: Rectangle) {
        let start = Position(row: row, column: body.origin.column + 1)
        let end = frame.write(line.0, at: start, in: body, style: Theme.bold)
        let column = body.size.columns >= 44 ? max(end + 1, start.column + 21) : end + 1
        frame.write(line.1, at: Position(row: row, column: column), in: body)
    }
}
