package import ClientCore
package import Screen
internal import SottoModel
internal import Text

/// The client on the screen: state in, frame out. Nothing here remembers anything.
package enum ClientView {
    package static func draw(
        _ state: ClientState, size: Size, calendar: LocalCalendar, keys: KeyMap = .standard
    ) -> Frame {
        let layout = Layout(state, size: size)
        var frame = panes(state, layout, size, calendar, keys)
        drawInput(state, layout, on: &frame)
        return frame
    }

    /// All that is the same whatever is typed: the bars, and the log and the list with what lies over them.
    static func panes(
        _ state: ClientState, _ layout: Layout, _ size: Size, _ calendar: LocalCalendar, _ keys: KeyMap
    ) -> Frame {
        var frame = Frame(size: size, title: title(state))
        drawLog(state, layout, calendar, on: &frame)
        if let finding = state.finding {
            FindingPane(finding: finding, rectangle: layout.log, calendar: calendar, language: state.language).draw(
                on: &frame)
        }
        drawList(state, layout, on: &frame)
        if case .rooms(let browser) = state.focus {
            RoomsPane(browser, state, in: layout.log).draw(on: &frame)
        }
        if let first = state.help {
            HelpPane(first: first, rectangle: layout.log, map: keys, language: state.language).draw(on: &frame)
        }
        if let watch = state.wire { wirePane(watch, state, layout, calendar).draw(on: &frame) }
        if let pasted = state.pasted {
            PastePreview(pasted: pasted, language: state.language).draw(on: &frame, in: layout.log)
        }
        drawTitle(state, on: &frame, in: layout.title)
        drawStatus(state, on: &frame, in: layout.status)
        return frame
    }

    static func wirePane(
        _ watch: WireWatch, _ state: ClientState, _ layout: Layout, _ calendar: LocalCalendar
    ) -> WirePane {
        WirePane(
            watch: watch, waiting: state.outbox.count, rectangle: layout.body, calendar: calendar,
            language: state.language)
    }

    /// The input line, and what a word can become.
    static func drawInput(_ state: ClientState, _ layout: Layout, on frame: inout Frame) {
        // Whoever looks for something types in the status line.
        let hasFocus = state.focus == .input && frame.caret == nil
        layout.inputPane.draw(on: &frame, in: layout.input, hasFocus: hasFocus, suggestion: state.suggestion)
        if let completion = state.completion, let caret = frame.caret, !state.settings.isReadAloud {
            CompletionPane(completion: completion).draw(on: &frame, in: layout.body, endingAt: caret.column)
        }
    }

    private static func title(_ state: ClientState) -> String {
        let room = "\(Cleaning.line(state.room.name.text)) sotto"
        guard !state.settings.isReadAloud else { return room }
        let unseen = state.rooms.reduce(0) { $0 + $1.unseen }
        let mark = state.rooms.contains { $0.mentions > 0 } ? "!" : ""
        return (unseen > 0 ? "(\(unseen)\(mark)) " : "") + room
    }

    private static func drawLog(
        _ state: ClientState, _ layout: Layout, _ calendar: LocalCalendar, on frame: inout Frame
    ) {
        guard !layout.log.isEmpty else { return }
        let pane = LogPane(state, columns: layout.log.size.columns, calendar: calendar)
        let rows =
            pane.visible(height: layout.log.size.rows) + (isSilent(state.room.log) ? greeting(state, layout) : [])
        frame.draw(rows.suffix(layout.log.size.rows), in: layout.log)
        if let marked = state.marked { frame.mark(marked, in: pane, layout.log) }
        // Who has chosen a message is there, for a screen reader too.
        guard state.chosen != nil, let row = rows.suffix(layout.log.size.rows).firstIndex(where: \.isFound) else {
            return
        }
        frame.caret = Position(
            row: layout.log.rows.upperBound - rows.count + row, column: layout.log.origin.column)
    }

    /// Whether there is nothing but what the client itself has to say.
    private static func isSilent(_ log: Log) -> Bool {
        log.count < 4
            && (0..<log.count).allSatisfy { index in
                if case .notice = log[index].content { true } else { false }
            }
    }

    private static let silence = Phrase(
        "Nothing has been said here yet. Tab goes to the users, F1 shows the keys.",
        "아직 아무도 말하지 않았습니다. Tab은 사용자 목록으로 가고, F1은 글쇠를 보여 줍니다.")

    /// What stands where nobody has said anything yet.
    private static func greeting(_ state: ClientState, _ layout: Layout) -> [LogRow] {
        guard state.isOnline else { return [] }
        var paragraph = Paragraph()
        paragraph.add(silence[state.language], Theme.dim)
        if state.isAlone, state.wayIn != nil {
            paragraph.add("\n" + Words.alone(state.wayInCommand)[state.language], Theme.dim)
        }
        let rows = paragraph.rows(columns: layout.log.size.columns, indent: 0).suffix(layout.log.size.rows)
        return rows.map { LogRow(stamp: "", indent: 0, spans: $0) }
    }

    private static func drawList(_ state: ClientState, _ layout: Layout, on frame: inout Frame) {
        frame.fill(layout.rule, with: "│", style: Theme.dim)
        UserListPane(state, in: layout.list).draw(on: &frame)
    }

    private static func drawTitle(_ state: ClientState, on frame: inout Frame, in rectangle: Rectangle) {
        let room = Cleaning.line(state.room.name.text)
        let topic = Cleaning.line(state.room.topic)
        let rules = state.room.rules
        let bar = Bar(items: [
            BarItem(text: room, rank: 0),
            BarItem(text: closing(rules)[state.language], rank: 1),
            BarItem(text: rules.slowSeconds > 0 ? slow(rules.slowSeconds)[state.language] : "", rank: 2),
            BarItem(text: topic, rank: 3),
            BarItem(text: "sotto", rank: 4, isRight: true),
        ])
        bar.draw(on: &frame, in: rectangle, style: Theme.bar)
    }

    private static func slow(_ seconds: Int) -> Phrase {
        Phrase("slow \(seconds) s", "느린 방 \(seconds)초")
    }

    /// Who may come in, and who reads.
    private static func closing(_ rules: RoomRules) -> Phrase {
        rules.isSealed ? Words.isSealed : rules.isPrivate ? Words.isPrivate : .empty
    }

    private static func drawStatus(_ state: ClientState, on frame: inout Frame, in rectangle: Rectangle) {
        if let question = state.question {
            draw(
                QuestionText.words(question, columns: rectangle.size.columns, in: state.language), on: &frame,
                in: rectangle)
        } else if let pasted = state.pasted {
            let preview = PastePreview(pasted: pasted, language: state.language)
            draw(preview.question(columns: rectangle.size.columns), on: &frame, in: rectangle)
        } else if let search = state.logSearch {
            SearchLine(search, in: state.language).draw(on: &frame, in: rectangle)
        } else if let search = state.historySearch {
            SearchLine(search, in: state.language).draw(on: &frame, in: rectangle)
        } else {
            StatusLine(state: state).bar.draw(on: &frame, in: rectangle, style: Theme.bar)
        }
    }

    private static func draw(_ question: String, on frame: inout Frame, in rectangle: Rectangle) {
        Bar(items: [BarItem(text: question, rank: 0)]).draw(on: &frame, in: rectangle, style: Theme.question)
    }
}
