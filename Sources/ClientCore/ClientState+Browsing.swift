internal import SottoModel
package import Text

extension ClientState {
    /// `/rooms`
    mutating func browseRooms(_ text: String) -> [ClientEffect] {
        if settings.isLineMode {
            listing = text
        } else {
            focus = .rooms(RoomBrowser(matching: text))
        }
        return askForRooms(after: nil, matching: text)
    }

    /// Whether an answer is on its way.
    package var isAskingForRooms: Bool { listsDue > 0 }

    mutating func receive(_ list: RoomList, at moment: Moment) -> [ClientEffect] {
        // What was asked for first and then given up comes first.
        guard listsDue > 0 else { return [] }
        listsDue -= 1
        heardOf.add(list.rooms.map(\.name))
        guard listsDue == 0 else { return [] }
        if let listing { return tell(list, matching: listing, at: moment) + leaveIfDone() }
        guard case .rooms(var browser) = focus else { return [] }
        browser.take(list)
        focus = .rooms(browser)
        return []
    }

    /// Asks again for what the lost connection took with it.
    mutating func askForRoomsAgain() -> [ClientEffect] {
        listsDue = 0
        if let listing { return askForRooms(after: nil, matching: listing) }
        guard case .rooms(let browser) = focus, browser.rooms.isEmpty else { return [] }
        return askForRooms(after: nil, matching: browser.matching)
    }

    mutating func perform(_ action: ListAction, in browser: RoomBrowser) -> [ClientEffect] {
        var browser = browser
        switch action {
        case .up: browser.select(by: -1)
        case .down: browser.select(by: 1)
        case .by(let rows): browser.select(by: rows)
        case .first: browser.select(by: -browser.rooms.count)
        case .last: browser.select(by: browser.rooms.count)
        case .type(let text): browser.type(Composer.typed(text))
        case .deleteBackward: browser.deleteBackward()
        case .choose: return enterChosen(in: browser)
        case .pick(let index):
            browser.select(by: index - browser.selection)
            return enterChosen(in: browser)
        }
        focus = .rooms(browser)
        guard browser.wantsMore, listsDue == 0 else { return [] }
        return askForRooms(after: browser.rooms.last?.name, matching: browser.matching)
    }

    private mutating func enterChosen(in browser: RoomBrowser) -> [ClientEffect] {
        guard let name = browser.chosen else { return [] }
        focus = .input
        return join(name)
    }

    private mutating func askForRooms(after name: RoomName?, matching text: String) -> [ClientEffect] {
        guard isOnline else { return [] }
        listsDue += 1
        return [.send(.rooms(after: name, matching: text))]
    }

    /// A line a room; the rest is asked for until it is told.
    private mutating func tell(_ list: RoomList, matching text: String, at moment: Moment) -> [ClientEffect] {
        for room in list.rooms { note(Words.of(room), at: moment) }
        if list.more, let last = list.rooms.last { return askForRooms(after: last.name, matching: text) }
        listing = nil
        if list.rooms.isEmpty { note(Words.noSuchRoom, at: moment) }
        return []
    }
}

/// Rooms that were seen in a list or an invitation, for Tab.
struct KnownRooms: Equatable, Sendable {
    private static let most = 1_000

    private(set) var names: [RoomName] = []

    mutating func add(_ new: [RoomName]) {
        for name in new where names.count < Self.most && !names.contains(name) { names.append(name) }
    }
}

extension Words {
    /// `#tea: 3 here · private · tea and talk`
    static func of(_ room: ListedRoom) -> Phrase {
        let parts = [here(room.count), room.isPrivate ? isPrivate : .empty, Phrase(verbatim: room.topic)]
        return "\(room.name): " + parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    package static let noSuchRoom = Phrase("no room like that", "그런 방이 없습니다")
    package static let isPrivate = Phrase("private", "비공개")

    package static func here(_ count: Int) -> Phrase {
        Phrase("\(count) here", "\(count)명")
    }
}
