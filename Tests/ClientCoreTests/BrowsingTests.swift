import ClientCore
import SottoModel
import TestSupport
import Testing

struct BrowsingTests {
    private static let lobby = ListedRoom(name: "#lobby", topic: "", count: 3, isPrivate: false)
    private static let plans = ListedRoom(name: "#plans", topic: "we plan", count: 2, isPrivate: true)
    private static let tea = ListedRoom(name: "#차", topic: "", count: 0, isPrivate: false)

    @Test func `a room is chosen from the list, page by page`() {
        var chat = Chat.online()
        #expect(chat.say("/rooms") == [.send(.rooms(after: nil, matching: ""))])
        chat.serve(.rooms(RoomList(rooms: [Self.lobby, Self.plans], more: true)))
        #expect(chat.listed == ["#lobby", "#plans"])
        #expect(chat.act(.list(.down)) == [.send(.rooms(after: "#plans", matching: ""))])
        #expect(chat.act(.list(.down)) == [])
        chat.serve(.rooms(RoomList(rooms: [Self.tea], more: false)))
        #expect(chat.listed == ["#lobby", "#plans", "#차"])
        #expect(chat.act(.list(.last), .list(.choose)) == [.send(.join("#차", after: nil))])
        #expect(chat.state.focus == .input)
    }

    @Test(
        arguments: [
            ("2", ["#lobby", "#plans", "#차"], "#plans"), ("9", ["#lobby", "#plans", "#차"], "#차"),
            ("pl", ["#plans"], "#plans"), ("we p", ["#plans"], "#plans"), ("ㅊ", ["#차"], "#차"),
        ] as [(String, [RoomName], RoomName)])
    func `a number chooses, letters filter`(typed: String, listed: [RoomName], chosen: RoomName) {
        var chat = Chat.online()
        chat.say("/rooms")
        chat.serve(.rooms(RoomList(rooms: [Self.lobby, Self.plans, Self.tea], more: false)))
        for letter in typed { chat.act(.list(.type(String(letter)))) }
        #expect(chat.listed == listed)
        chat.act(.list(.choose))
        #expect(chat.state.room.name == chosen)
    }

    @Test func `nothing that matches chooses nothing`() {
        var chat = Chat.online()
        chat.say("/rooms x")
        chat.serve(.rooms(RoomList(rooms: [], more: false)))
        #expect(chat.act(.list(.down), .list(.choose)) == [])
        #expect(chat.listed == [])
        chat.act(.escape)
        #expect(chat.state.focus == .input)
    }

    @Test func `the answer to a list that was given up is no list`() {
        var chat = Chat.online()
        chat.say("/rooms old")
        chat.act(.escape)
        chat.say("/rooms new")
        chat.serve(.rooms(RoomList(rooms: [Self.lobby], more: false)))
        #expect(chat.listed == [])
        chat.serve(.rooms(RoomList(rooms: [Self.tea], more: false)))
        #expect(chat.listed == ["#차"])
    }

    @Test func `a list that the cut took is asked for again`() {
        var chat = Chat.online()
        chat.say("/rooms tea")
        chat.comeBack()
        #expect(chat.effects.sent.contains(.rooms(after: nil, matching: "tea")))
    }

    @Test func `in line mode it is told line by line, all of it, before a pipe leaves`() {
        var settings = Settings()
        settings.isLineMode = true
        var chat = Chat.online(settings: settings)
        chat.act(.line("/rooms"), .endOfInput)
        #expect(
            chat.serve(.rooms(RoomList(rooms: [Self.lobby], more: true))).sent == [
                .rooms(after: "#lobby", matching: "")
            ])
        chat.serve(.rooms(RoomList(rooms: [Self.plans], more: false)))
        #expect(chat.effects.contains(.quit(.left)))
        #expect(chat.log == ["-- #lobby: 3 here", "-- #plans: 2 here · private · we plan"])
    }

    @Test func `Tab finishes the rooms that were seen, and lists the others`() {
        var chat = Chat.online()
        chat.say("/rooms")
        chat.serve(.rooms(RoomList(rooms: [Self.lobby, Self.plans, Self.tea], more: false)))
        chat.act(.escape, .edit(.insert("/join pl")), .tab)
        #expect(chat.input == "/join #plans |")
        chat.act(.interrupt, .edit(.insert("/join #x")))
        #expect(chat.act(.tab) == [.send(.rooms(after: nil, matching: "#x"))])
    }
}

extension Chat {
    fileprivate var listed: [RoomName] {
        guard case .rooms(let browser) = state.focus else { return [] }
        return browser.listed.map(\.name)
    }
}
