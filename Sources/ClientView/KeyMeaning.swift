internal import ClientCore
internal import Screen
internal import Text

/// What keys mean on this screen.
struct KeyMeaning {
    let state: ClientState
    let size: Size
    let calendar: LocalCalendar
    let map: KeyMap

    func action(for sequence: KeySequence) -> UserAction? {
        if case .focus(let has) = sequence.key { return .focus(has) }
        if case .mouse(let mouse) = sequence.key, !isDeaf,
            let action = MouseMeaning(state: state, size: size, calendar: calendar).action(for: mouse)
        {
            return action
        }
        if sequence.prefix == nil, let typed = typed(sequence.key) { return typed }
        let deed = Travel(wheel: sequence.key).map(Deed.travel) ?? map.deed(for: sequence, in: places)
        // Scrolling works whatever has the focus, and whatever is asked.
        if case .travel(let travel) = deed { return action(for: travel) }
        if let answer = asked(by: sequence.key) { return answer }
        return isDeaf ? nil : deed.flatMap { action(for: $0, by: sequence.key) }
    }

    private var places: [KeyPlace] {
        switch state.focus {
        case .input where state.logSearch != nil: [.logSearch, .everywhere]
        case .input where state.historySearch != nil: [.historySearch, .input, .everywhere]
        case .input where isChoosing: [.completion, .input, .everywhere]
        case .input: state.finding == nil || !isFree ? [.input, .everywhere] : [.found, .input, .everywhere]
        case .list, .rooms: [.list, .everywhere]
        case .log: [.chosen, .everywhere]
        }
    }

    private var isChoosing: Bool { state.completion.map { $0.candidates.count > 1 } ?? false }

    /// Nothing lies over the log, and nothing is asked.
    var isFree: Bool { state.question == nil && state.help == nil }

    /// Text goes where it is written; nil for what is no text.
    private func typed(_ key: KeyPress) -> UserAction? {
        switch key {
        case .character(let cluster): asked(by: key) ?? write(String(cluster))
        case .paste(let text): asked(by: key) ?? put(text)
        case .control, .alt, .named, .focus, .mouse, .resize, .report: nil
        }
    }

    private func write(_ text: String) -> UserAction? {
        if isDeaf || state.chosen != nil { return nil }
        guard state.focus == .input else { return .list(.type(text)) }
        if state.logSearch != nil { return .logSearch(.type(text)) }
        return state.historySearch == nil ? .edit(.insert(text)) : .historySearch(.type(text))
    }

    private func put(_ text: String) -> UserAction? {
        if case .trust? = state.question { return nil }
        guard state.focus == .input, state.historySearch == nil, state.logSearch == nil else { return write(text) }
        return .paste(text)
    }

    /// Only an answer is heard.
    private var isDeaf: Bool {
        if case .trust? = state.question { return true }
        return state.pasted != nil
    }

    private func action(for deed: Deed, by key: KeyPress) -> UserAction? {
        switch deed {
        case .act(let action): action
        case .travel(let travel): self.action(for: travel)
        case .showList: showList
        case .numberedRoom: numberedRoom(key)
        case .choose(let step): choose(step)
        case .chooseFound: state.composer.isEmpty ? .find(.choose) : .submit
        }
    }

    private func choose(_ step: Int) -> UserAction? {
        let log = Layout(state, size: size).log
        let pane = LogPane(state, columns: log.size.columns, calendar: calendar)
        return pane.choice(by: step, from: state.chosen, height: pane.readingHeight(log.size.rows)).map(
            UserAction.choice)
    }

    private func numberedRoom(_ key: KeyPress) -> UserAction? {
        guard case .alt(let digit) = key, let number = digit.wholeNumberValue else { return nil }
        return .room(number == 0 ? 10 : number)
    }

    /// Where the list cannot stand beside the log, to show it is to go to it.
    private var showList: UserAction {
        if Layout.hasRoomForList(size) { return .toggleList }
        return state.focus == .input ? .focusList : .escape
    }

    /// What the key says to what is asked, if anything is.
    private func asked(by key: KeyPress) -> UserAction? {
        if let question = state.question { return answer(to: question, with: key) }
        return state.pasted == nil ? nil : answerAboutPaste(key)
    }

    private func answerAboutPaste(_ key: KeyPress) -> UserAction? {
        switch key {
        case .named(.enter, []): .pasted(.send)
        case .named(.escape, _), .control("c"): .pasted(.drop)
        case .character(let cluster) where latin(cluster) == "s": .pasted(.send)
        case .character(let cluster) where latin(cluster) == "e": .pasted(.edit)
        case .character(let cluster) where latin(cluster) == "c": .pasted(.drop)
        case .control("l"): .redraw
        case .control("z"): .suspend
        default: nil
        }
    }

    /// The letter on the key, whichever layout is on: ㅛ lies on y.
    private func latin(_ cluster: Character) -> String {
        Hangul.latinKeys(for: String(cluster)).lowercased()
    }

    /// A trust must be meant: only `y` gives it. A name that is taken leaves the input line to its work.
    private func answer(to question: Question, with key: KeyPress) -> UserAction? {
        switch (question, key) {
        case (_, .mouse), (_, .focus), (_, .resize), (_, .report), (.nameTaken, _): nil
        case (_, .control("c")): .interrupt
        case (_, .control("l")): .redraw
        case (_, .control("z")): .suspend
        case (_, .character(let cluster)) where latin(cluster) == "y": .answer(true)
        case (.trust, .character(let cluster)) where latin(cluster) == "n": .answer(false)
        case (.trust, .named(.escape, _)): .answer(false)
        case (.trust, _): nil
        case (.leave, .named(.enter, _)), (.retract, .named(.enter, _)): .answer(true)
        case (.leave, _), (.retract, _): .answer(false)
        }
    }
}
