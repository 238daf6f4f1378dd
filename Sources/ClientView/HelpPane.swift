internal import ClientCore
internal import Screen
internal import Text

/// The keys that are bound and the commands there are, over the log.
struct HelpPane {
    private static let keyColumns = 27
    /// More keys than this are told as the first and the last.
    private static let mostKeys = 4

    private static let pasted = [
        HelpLine("Enter, s", Phrase("send it as one message", "글 하나로 보내기")),
        HelpLine("e", Phrase("put it into the input line", "입력줄에 넣기")), HelpLine("Esc, c", Phrase("drop it", "버리기")),
    ]

    private static let listed = [
        HelpLine(
            Phrase("letters", "글자"),
            Phrase(
                "show only who matches, ㄱㅎ for 김하나 too; of rooms also by topic",
                "맞는 사람만 보기, 김하나는 ㄱㅎ으로도. 방은 주제로도 찾습니다")),
        HelpLine(Phrase("a number", "숫자"), Phrase("choose the room with it", "그 번호의 방 고르기")),
    ]

    let first: Int
    let rectangle: Rectangle
    let map: KeyMap
    let language: Language

    private static let title = Phrase(" help   Esc closes", " 도움말   Esc 닫기")

    /// The last row that can be the first one shown.
    var lastFirst: Int { max(rows.count + 1 - rectangle.size.rows, 0) }

    func draw(on frame: inout Frame) {
        guard !rectangle.isEmpty else { return }
        frame.fill(rectangle)
        let (top, body) = rectangle.splitRows(1)
        frame.fill(top, style: Theme.question)
        frame.write(Self.title[language], at: top.origin, in: top, style: Theme.question)
        for (row, spans) in zip(body.rows, rows.dropFirst(min(max(first, 0), lastFirst))) {
            frame.write(spans, at: Position(row: row, column: body.origin.column + 1), in: body)
        }
    }

    private var rows: [[Span]] {
        section(.empty, keys(.everywhere)) + section(Phrase("in the input line", "입력줄에서"), keys(.input))
            + section(Phrase("while there is a choice how to finish a word", "낱말을 완성할 것을 고르는 동안"), keys(.completion))
            + section(Phrase("while something is looked for in the log", "대화에서 찾는 동안"), keys(.logSearch))
            + section(Phrase("while a line sent before is looked for", "보냈던 줄을 찾는 동안"), keys(.historySearch))
            + section(Phrase("in the list of users, or of rooms", "사용자 목록이나 방 목록에서"), keys(.list) + Self.listed)
            + section(Phrase("on a message that is chosen", "고른 글에서"), keys(.chosen))
            + section(Phrase("after a paste of several lines", "여러 줄을 붙여 넣은 뒤"), Self.pasted)
            + section(Phrase("among what was found", "찾은 것 가운데서"), keys(.found)) + commands
            + section(Phrase("signs", "표시"), Signs.all.map { HelpLine($0.sign, $0.meaning) })
            + section(Phrase("settings: /set NAME VALUE", "설정: /set NAME VALUE"), settings)
    }

    private var commands: [[Span]] {
        let slashes = HelpLine("//TEXT", Phrase("say a line that begins with /", "/로 시작하는 글을 말하기"))
        return section(Phrase("commands", "명령"), lines(SlashCommand.forEverybody) + [slashes])
            + section(Phrase("for operators", "운영자 명령"), lines(SlashCommand.forOperators))
    }

    private func keys(_ place: KeyPlace) -> [HelpLine] {
        Binding.all(in: place).compactMap { binding in
            let keys = map.keys(of: binding, in: place).map(\.description)
            guard let first = keys.first, let last = keys.last else { return nil }
            return HelpLine(
                keys.count > Self.mostKeys ? "\(first)…\(last)" : keys.joined(separator: ", "), binding.help)
        }
    }

    private var settings: [HelpLine] {
        Setting.all.map { HelpLine("\($0.name) \($0.values)", $0.help) } + [HelpLine(Setting.keyUsage, Setting.keyHelp)]
    }

    private func lines(_ commands: [SlashCommand]) -> [HelpLine] {
        commands.map { HelpLine($0.usage, $0.help) }
    }

    private func section(_ heading: Phrase, _ lines: [HelpLine]) -> [[Span]] {
        let title: [[Span]] = heading.isEmpty ? [] : [[], [Span(text: heading[language][...], style: Theme.dim)]]
        return title + lines.flatMap(row)
    }

    /// What a key does stands in a column of its own where there are columns enough.
    private func row(_ line: HelpLine) -> [[Span]] {
        let (key, words) = (line.key[language], line.words[language])
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

/// A key or a command, and what it does.
private struct HelpLine {
    let key: Phrase
    let words: Phrase

    init(_ key: Phrase, _ words: Phrase) {
        self.key = key
        self.words = words
    }

    init(_ key: String, _ words: Phrase) {
        self.init(Phrase(verbatim: key), words)
    }
}
