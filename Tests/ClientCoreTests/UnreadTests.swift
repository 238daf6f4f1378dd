import ClientCore
import SottoModel
import TestSupport
import Testing

struct UnreadTests {
    @Test func `lines in other rooms are counted, and those that speak of us apart`() {
        var chat = Chat.elsewhere
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hello", 101)))
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "where is alice?", 102)))
        chat.order("bob", .op(Chat.person("alice")), 103)
        chat.order("bob", .op(Chat.person("carol")), 104)
        #expect(chat.state.rooms[0].unseen == 4 && chat.state.rooms[0].mentions == 2)
        chat.act(.room(1))
        #expect(chat.state.room.unseen == 0 && chat.state.room.mentions == 0)
    }

    @Test func `what came while we were away counts too`() {
        var chat = Chat.elsewhere
        let entries = [Chat.entry("bob", "alice!", 101, prev: 100), Chat.entry("bob", "there?", 102)]
        chat.serve(.page(Chat.lobby, Page(after: 100, through: 102, entries: entries)))
        #expect(chat.state.rooms[0].unseen == 2 && chat.state.rooms[0].mentions == 1)
    }

    @Test func `the next room with something new is one that speaks of us, then any`() {
        var chat = Chat.elsewhere
        chat.say("/join #third")
        chat.joined(into: "#third", as: 3, last: 0)
        chat.serve(.entry(2, Chat.entry("bob", "alice", 1, prev: 0)))
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hello", 101)))
        chat.act(.nextUnread)
        #expect(chat.state.room.name == "#tea")
        chat.act(.nextUnread)
        #expect(chat.state.room.name == "#lobby")
        chat.act(.nextUnread)
        #expect(chat.state.room.name == "#lobby")
    }

    @Test func `there is no room nine`() {
        var chat = Chat.online()
        chat.act(.room(9), .room(0))
        #expect(chat.state.active == 0)
    }
}

extension Chat {
    /// In #lobby and #tea, looking at #tea.
    fileprivate static var elsewhere: Chat {
        var chat = Chat.online(with: "bob", "carol")
        chat.say("/join #tea")
        chat.joined(into: "#tea", as: 2, last: 0)
        return chat
    }
}
