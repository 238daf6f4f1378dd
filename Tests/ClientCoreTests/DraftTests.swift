import ClientCore
import SottoModel
import TestSupport
import Testing

/// What is being written, in one room and in others. A bar is the caret.
struct DraftTests {
    @Test func `Up in an empty line recalls what was sent last`() {
        var chat = Chat.online()
        chat.say("one")
        chat.say("two")
        chat.act(.historyBack)
        #expect(chat.input == "two|")
    }

    @Test func `every room keeps its draft and caret`() {
        var chat = Chat.inTwoRooms()
        chat.act(.edit(.insert("안녕하세요")), .edit(.move(.left)), .room(1))
        #expect(chat.input == "|")
        chat.act(.edit(.insert("later")), .room(2))
        #expect(chat.input == "안녕하세|요")
        chat.act(.room(1))
        #expect(chat.input == "later|")
    }

    @Test func `what is undone is what was done in this room`() {
        var chat = Chat.inTwoRooms()
        chat.act(.edit(.insert("tea")), .room(1), .edit(.undo))
        #expect(chat.input == "/join #tea|")
        chat.act(.room(2))
        #expect(chat.input == "tea|")
        chat.act(.edit(.undo))
        #expect(chat.input == "|")
    }

    @Test func `what was cut in one room can be put into another`() {
        var chat = Chat.inTwoRooms()
        chat.act(.edit(.insert("tea")), .edit(.cut(.home)), .room(1), .edit(.yank))
        #expect(chat.input == "tea|")
    }

    @Test func `a room that is left takes its draft along`() {
        var chat = Chat.inTwoRooms()
        chat.act(.room(1), .edit(.insert("draft")), .room(2))
        chat.say("/leave")
        #expect(chat.input == "draft|")
    }

    @Test func `unread rooms come before drafts, and drafts before nothing`() {
        var chat = Chat.inTwoRooms()
        chat.act(.edit(.insert("draft")), .room(1), .nextUnread)
        #expect(chat.state.active == 1)
    }

    @Test func `earlier lines cover the draft, and give it back with its caret`() {
        var chat = Chat.online()
        chat.say("one")
        chat.say("two")
        chat.act(.edit(.insert("draft")), .edit(.move(.left)), .historyBack)
        #expect(chat.input == "two|")
        chat.act(.historyBack, .historyBack)
        #expect(chat.input == "one|")
        chat.act(.historyForward, .historyForward)
        #expect(chat.input == "draf|t")
        chat.act(.historyForward)
        #expect(chat.input == "draf|t")
    }

    @Test func `in a text of several lines, up and down go through it first`() {
        var chat = Chat.online()
        chat.say("before")
        chat.act(.edit(.insert("가나다\nab\nxyz")), .historyBack)
        #expect(chat.input == "가나다\nab|\nxyz")
        chat.act(.historyBack)
        #expect(chat.input == "가|나다\nab\nxyz")
        chat.act(.historyForward, .historyForward)
        #expect(chat.input == "가나다\nab\nxy|z")
        chat.act(.historyBack, .historyBack, .historyBack)
        #expect(chat.input == "before|")
    }
}

/// `pattern → line found`; without a search what stands in the input, with the caret as a bar.
struct HistorySearchTests {
    @Test(
        arguments: [
            ([.back], " → -"),
            ([.back, .type("t")], "t → two tea"),
            ([.back, .type("t"), .back], "t → tea"),
            ([.back, .type("t"), .back, .back], "t → tea"),
            ([.back, .type("t"), .back, .forward], "t → two tea"),
            ([.back, .type("TEA"), .back], "TEA → tea"),
            ([.back, .type("t"), .back, .type("e")], "te → tea"),
            ([.back, .type("ㄱㅎ")], "ㄱㅎ → 김하나 안녕"),
            ([.back, .type("zz")], "zz → -"),
            ([.back, .type("tz"), .deleteBackward], "t → two tea"),
            ([.back, .type("t"), .deleteBackward], " → -"),
            ([.back, .type("t"), .take], "two tea|"),
            ([.back, .type("zz"), .take], "dra|ft"),
            ([.back, .type("t"), .giveUp], "dra|ft"),
            ([.type("t")], "dra|ft"),
        ] as [([HistorySearchAction], String)])
    func `a line sent before is found letter by letter`(actions: [HistorySearchAction], result: String) {
        var chat = Chat.online()
        for line in ["tea", "김하나 안녕", "two tea"] { chat.say(line) }
        chat.act(.edit(.insert("draft")), .edit(.move(.left)), .edit(.move(.left)))
        for action in actions { chat.act(.historySearch(action)) }
        #expect(chat.searched == result)
    }

    @Test func `any other key takes what was found, and does its work`() {
        var chat = Chat.online()
        chat.say("tea")
        chat.act(.historySearch(.back), .historySearch(.type("t")), .edit(.move(.home)))
        #expect(chat.searched == "|tea")
        chat.act(.edit(.undo))
        #expect(chat.searched == "|")
    }

    @Test func `before anything was sent there is nothing to find`() {
        var chat = Chat.online()
        chat.act(.edit(.cut(.home)), .historySearch(.back), .historySearch(.type("zz")), .historySearch(.back))
        #expect(chat.searched == "zz → -")
    }
}

extension Chat {
    fileprivate static func inTwoRooms() -> Chat {
        var chat = Chat.online()
        chat.say("/join #tea")
        chat.joined(into: "#tea", as: RoomID(2), last: 0)
        return chat
    }

    fileprivate var searched: String {
        state.historySearch.map { "\($0.pattern) → \($0.line ?? "-")" } ?? input
    }
}
