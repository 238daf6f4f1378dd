package import ClientCore
package import Screen
internal import Text

extension ClientView {
    /// What a key means here and now; nil for nothing.
    package static func action(
        for key: KeyPress, in state: ClientState, size: Size, calendar: LocalCalendar
    ) -> UserAction? {
        if let scrolled = scroll(for: key, in: state, size: size, calendar: calendar) { return scrolled }
        if let question = state.question, let answer = answer(to: question, with: key) { return answer }
        if case .trust? = state.question { return nil }
        return always(key, in: state, size: size) ?? (state.focus == .input ? inInput(key) : inList(key))
    }

    /// A trust must be meant: only `y` gives it. A name that is taken leaves the input line to its work.
    private static func answer(to question: Question, with key: KeyPress) -> UserAction? {
        switch (question, key) {
        case (_, .mouse), (_, .focus), (_, .resize), (.nameTaken, _): nil
        case (_, .control("c")): .interrupt
        case (_, .control("l")): .redraw
        case (_, .control("z")): .suspend
        case (_, .character(let cluster)) where latin(cluster) == "y": .answer(true)
        case (.trust, .character(let cluster)) where latin(cluster) == "n": .answer(false)
        case (.trust, .named(.escape, _)): .answer(false)
        case (.trust, _): nil
        case (.leave, .named(.enter, _)): .answer(true)
        case (.leave, _): .answer(false)
        }
    }

    /// The letter on the key, whichever layout is on: ㅛ lies on y.
    private static func latin(_ cluster: Character) -> String {
        let key = cluster.unicodeScalars.first.flatMap(Hangul.latinKey) ?? cluster
        return key.lowercased()
    }

    private static func always(_ key: KeyPress, in state: ClientState, size: Size) -> UserAction? {
        switch key {
        case .control("c"): .interrupt
        case .control("l"): .redraw
        case .control("z"): .suspend
        case .control("n"): .nextRoom
        case .control("p"): .previousRoom
        case .alt("a"): .nextUnread
        case .alt(let digit) where ("1"..."9").contains(digit): digit.wholeNumberValue.map { .room($0) }
        case .named(.f(1), _): .toggleHelp
        case .named(.f(8), _): toggleList(state, size)
        case .named(.escape, _): .escape
        case .named(.tab, .shift): .backTab
        case .named(.tab, _): .tab
        default: nil
        }
    }

    /// Where the list cannot stand beside the log, to show it is to go to it.
    private static func toggleList(_ state: ClientState, _ size: Size) -> UserAction {
        if Layout.hasRoomForList(size) { return .toggleList }
        return state.focus == .input ? .focusList : .escape
    }

    private static func inList(_ key: KeyPress) -> UserAction? {
        switch key {
        case .character(let cluster): .list(.type(String(cluster)))
        case .paste(let text): .list(.type(text))
        case .named(.up, _): .list(.up)
        case .named(.down, _): .list(.down)
        case .named(.home, _): .list(.first)
        case .named(.end, _): .list(.last)
        case .named(.enter, _): .list(.choose)
        case .named(.backspace, _): .list(.deleteBackward)
        case .named(.left, _): .escape
        default: nil
        }
    }
}
