package import SottoModel
internal import Text

/// Where keys go.
package enum Focus: Equatable, Sendable {
    case input
    case list(ListFocus)
    /// The message of the log that is chosen.
    case log(MessageID)
    case rooms(RoomBrowser)
}

/// The user list while it has the focus.
package struct ListFocus: Equatable, Sendable {
    package internal(set) var filter = ""
    /// Who is selected, by identity, so that nobody's coming moves the choice.
    var selected: IdentityKey?
}

extension ClientState {
    /// Whom the list shows, in its order.
    package var listed: [Person] {
        guard case .list(let list) = focus, !list.filter.isEmpty else { return room.roster.people }
        return room.roster.people.filter { Hangul.matches($0.name.text, filter: list.filter) }
    }

    /// The place in `listed` of who is selected; nil without focus and where nobody is.
    package var selection: Int? {
        guard case .list(let list) = focus else { return nil }
        let people = listed
        return people.firstIndex { $0.identity == list.selected } ?? (people.isEmpty ? nil : 0)
    }

    mutating func perform(_ action: ListAction) -> [ClientEffect] {
        switch (focus, action) {
        case (.rooms(let browser), _): return perform(action, in: browser)
        case (_, .pick(let index)): if listed.indices.contains(index) { address(listed[index].name.text) }
        case (.list(let list), _): perform(action, in: list)
        case (.input, _), (.log, _): break
        }
        return []
    }

    private mutating func perform(_ action: ListAction, in list: ListFocus) {
        var list = list
        switch action {
        case .up: select(by: -1)
        case .down: select(by: 1)
        case .by(let rows): select(by: rows)
        case .first: select(by: -room.roster.people.count)
        case .last: select(by: room.roster.people.count)
        case .choose: if let name = selection.map({ listed[$0].name.text }) ?? typedName { address(name) }
        case .pick: break
        case .type(let text):
            list.filter += Composer.typed(text)
            focus = .list(list)
        case .deleteBackward:
            _ = list.filter.popLast()
            focus = .list(list)
        }
    }

    mutating func focusList(filter: String = "") {
        focus = .list(ListFocus(filter: filter))
    }

    /// Esc: what was opened last is closed first.
    mutating func escape() -> [ClientEffect] {
        if help != nil {
            help = nil
        } else if wire != nil {
            return closeWire()
        } else if finding != nil {
            finding = nil
        } else if focus != .input {
            focus = .input
        } else {
            dropAbout()
        }
        return []
    }

    mutating func toggleList() {
        if focus != .input, listIsShown { focus = .input }
        listIsShown.toggle()
    }

    private mutating func select(by rows: Int) {
        guard case .list(var list) = focus, let selection else { return }
        let people = listed
        list.selected = people[min(max(selection + rows, 0), people.count - 1)].identity
        focus = .list(list)
    }

    /// Starts a whisper; what was being written becomes its text.
    mutating func address(_ name: String) {
        let text = WhisperDraft(composer.text).text
        rooms[active].composer.replace(before: "/w \(name) \(text)")
        focus = .input
    }

    /// In a room with too many people for a list it may be somebody who is not in it.
    private var typedName: String? {
        guard case .list(let list) = focus, !room.roster.isWhole else { return nil }
        return (try? UserName(list.filter))?.text
    }
}

/// A line as the text of a whisper, without the `/w NAME` it may begin with.
struct WhisperDraft: Equatable {
    let text: String

    init(_ line: String) {
        guard case .command(let name, let arguments) = Input(line), SlashCommand.named(name)?.name == "w"
        else {
            text = line
            return
        }
        text = String(arguments.drop { !$0.isWhitespace }.drop(while: \.isWhitespace))
    }
}
