internal import ClientCore
internal import Screen
internal import Text

/// The keys that are bound and the commands there are, over the log.
struct HelpPane {
    private static let keyColumns = 27
    /// More keys than this are told as the first and the last.
    private static let mostKeys = 4

    private static let pasted = [
        ("Enter, s", "send it as one message"), ("e", "put it into the input line"), ("Esc, c", "drop it"),
    ]

    let first: Int
    let rectangle: Rectangle
    let map: KeyMap

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
        section("", keys(.everywhere)) + section("in the input line", keys(.input))
            + section("while there is a choice how to finish a word", keys(.completion))
            + section("while something is looked for in the log", keys(.logSearch))
            + section("while a line sent before is looked for", keys(.historySearch))
            + section(
                "in the list of users, or of rooms",
                keys(.list) + [
                    ("letters", "show only who matches, ㄱㅎ for 김하나 too; of rooms also by topic"),
                    ("a number", "choose the room with it"),
                ])
            + section("on a message that is chosen", keys(.chosen))
            + section("after a paste of several lines", Self.pasted)
            + section("among what was found", keys(.found))
            + section("commands", lines(SlashCommand.forEverybody) + [("//TEXT", "say a line that begins with /")])
            + section("for operators", lines(SlashCommand.forOperators))
            + section("signs", Signs.all) + section("settings: /set NAME VALUE", settings)
    }

    private func keys(_ place: KeyPlace) -> [(String, String)] {
        Binding.all(in: place).compactMap { binding in
            let keys = map.keys(of: binding, in: place).map(\.description)
            guard let first = keys.first, let last = keys.last else { return nil }
            return (keys.count > Self.mostKeys ? "\(first)…\(last)" : keys.joined(separator: ", "), binding.help)
        }
    }

    private var settings: [(String, String)] {
        Setting.all.map { ("\($0.name) \($0.values)", $0.help) } + [(Setting.keyUsage, Setting.keyHelp)]
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
        let isWide = rectangle.size.columns >= 60
        let gap = isWide ? Self.keyColumns - Columns.of(key) : 2
        var paragraph = Paragraph()
        paragraph.add(key, Theme.bold)
        paragraph.add(String(repeating: " ", count: max(gap, 2)) + words)
        let indent = isWide ? Self.keyColumns : 2
        let rows = paragraph.rows(columns: rectangle.size.columns - 1, indent: indent)
        let margin = Span(text: String(repeating: " ", count: indent)[...], style: .plain)
        return rows.prefix(1) + rows.dropFirst().map { [margin] + $0 }
    }
}
