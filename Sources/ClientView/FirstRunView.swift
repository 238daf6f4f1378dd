package import ClientCore
package import Screen
internal import Text

/// The first screen: a field a row, what each is for, and what is wrong with it beneath.
package struct FirstRunView {
    private static let labelColumns = 9
    private static let narrow = 40

    private let state: FirstRun
    private let size: Size
    private let map: KeyMap

    package init(_ state: FirstRun, size: Size, keys: KeyMap = .standard) {
        self.state = state
        self.size = size
        map = keys
    }

    /// What a key means here; nil for nothing.
    package func action(for key: KeyPress) -> FirstRun.Action? {
        switch key {
        case .named(.tab, []), .named(.down, _): .next
        case .named(.tab, _), .named(.up, _): .previous
        case .named(.enter, _): .choose
        case .named(.escape, _), .control("c"), .control("d"): .leave
        case .character(" ") where state.field == .host: .choose
        case .character(let cluster): .edit(.insert(String(cluster)))
        case .paste(let text): .edit(.insert(text))
        case .control, .alt, .named: edit(by: key)
        case .focus, .mouse, .resize, .report: nil
        }
    }

    package func draw() -> Frame {
        var frame = Frame(size: size, title: "sotto")
        let (top, rest) = frame.bounds.splitRows(1)
        let (body, bottom) = rest.splitRows(rest.size.rows > 1 ? -1 : 0)
        Bar(items: [BarItem(text: "sotto", rank: 0), BarItem(text: Self.welcome[state.language], rank: 1)])
            .draw(on: &frame, in: top, style: Theme.bar)
        drawFields(on: &frame, in: body)
        let hint = QuestionText.longest(of: hints, columns: size.columns, in: state.language)
        Bar(items: [BarItem(text: hint, rank: 0)]).draw(on: &frame, in: bottom, style: Theme.question)
        return frame
    }

    private func edit(by key: KeyPress) -> FirstRun.Action? {
        guard case .act(.edit(let edit))? = map.deed(for: KeySequence(key), in: [.input]) else { return nil }
        return .edit(edit)
    }

    private static let welcome = Phrase("an encrypted chat for the terminal", "터미널에서 쓰는 암호화 채팅")

    private var hints: [Phrase] {
        if state.isHosting {
            return [
                Phrase("starting the server …  Esc leaves", "서버를 시작하는 중 …  Esc 끝내기"), Phrase("starting …", "시작하는 중 …"),
            ]
        }
        return [
            Phrase(
                "Tab or arrows: the next field   Enter: go on   Esc: leave", "Tab, 화살표: 다음 칸   Enter: 계속   Esc: 끝내기"),
            Phrase("Tab next  Enter go on  Esc leave", "Tab 다음  Enter 계속  Esc 끝내기"),
            Phrase("Tab, Enter, Esc", "Tab, Enter, Esc 끝"),
        ]
    }
}

extension FirstRunView {
    /// The focused field and what is wrong with it are in sight at every size.
    private func drawFields(on frame: inout Frame, in body: Rectangle) {
        let rows = rows(columns: body.size.columns)
        let last = rows.lastIndex { $0.field == state.field } ?? 0
        let first = max(last + 1 - body.size.rows, 0)
        for (row, index) in zip(body.rows, rows.indices.dropFirst(first)) {
            let place = Rectangle(row: row, column: body.origin.column, rows: 1, columns: body.size.columns)
            if rows[index].isInput, let field = rows[index].field {
                draw(field, on: &frame, in: place)
            } else {
                frame.write(rows[index].spans, at: place.origin, in: place)
            }
        }
    }

    private struct Row {
        var spans: [Span] = []
        var field: FirstRun.Field?
        var isInput = false
    }

    private func rows(columns: Int) -> [Row] {
        FirstRun.Field.allCases.flatMap { field in
            let isFocused = field == state.field
            let isWrong = state.complaint?.field == field
            let words = isWrong ? state.complaint?.words ?? .empty : Self.help(field)
            let showsHelp = size.rows >= 10 || isWrong
            var paragraph = Paragraph()
            paragraph.add((isWrong ? "!! " : "") + words[state.language], isWrong ? Theme.problem : Theme.dim)
            let indent = columns < Self.narrow ? 1 : Self.labelColumns + 1
            let margin = Span(text: String(repeating: " ", count: indent)[...], style: .plain)
            let beneath = showsHelp ? paragraph.rows(columns: max(columns - indent, 1), indent: 0) : []
            return (size.rows >= 14 ? [Row()] : []) + [Row(field: field, isInput: true)]
                + beneath.map { Row(spans: [margin] + $0, field: isFocused ? field : nil) }
        }
    }

    private func draw(_ field: FirstRun.Field, on frame: inout Frame, in place: Rectangle) {
        let isFocused = field == state.field
        frame.write(
            " " + Self.label(field)[state.language], at: place.origin, in: place, style: isFocused ? Theme.bold : .plain
        )
        guard let text = text(of: field) else {
            if isFocused { frame.restyle(place) { $0.attributes.insert(.reverse) } }
            if isFocused { frame.caret = Position(row: place.origin.row, column: min(1, place.size.columns - 1)) }
            return
        }
        let start = min(Self.labelColumns, max(place.size.columns / 3, 0))
        let input = place.splitColumns(start + 1).right
        // What is too long for the row is seen at the caret.
        var before = Cleaning.line(text.before)
        while Columns.of(before) >= max(input.size.columns - 2, 1), !before.isEmpty { before.removeFirst() }
        var position = input.origin
        position.column = frame.write("> ", at: position, in: input, style: Theme.dim)
        position.column = frame.write(before, at: position, in: input)
        if isFocused {
            frame.caret = Position(row: position.row, column: min(position.column, place.columns.upperBound - 1))
        }
        frame.write(Cleaning.line(text.after), at: position, in: input)
    }

    private func text(of field: FirstRun.Field) -> Composer? {
        switch field {
        case .name: state.name
        case .server: state.server
        case .host: nil
        }
    }

    private static func label(_ field: FirstRun.Field) -> Phrase {
        switch field {
        case .name: Phrase("name", "이름")
        case .server: Phrase("server", "서버")
        case .host: Phrase("[ start a server of your own ]", "[ 내 서버 시작하기 ]")
        }
    }

    private static func help(_ field: FirstRun.Field) -> Phrase {
        switch field {
        case .name: Phrase("what others are to call you", "다른 사람에게 보일 이름")
        case .server: Phrase("a host, host:port, or an invite; Enter goes there", "호스트, 호스트:포트, 또는 초대. Enter를 누르면 갑니다")
        case .host:
            Phrase(
                "on this machine, for whoever uses it too; Enter starts it", "이 컴퓨터를 함께 쓰는 사람들을 위해. Enter를 누르면 시작합니다")
        }
    }
}
