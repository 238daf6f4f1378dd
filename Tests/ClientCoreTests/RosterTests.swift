import ClientCore
import SottoModel
import TestSupport
import Testing

struct RosterTests {
    @Test func `people are listed by name, case aside`() {
        let chat = Chat.online(with: "carol", "Bob", "dave", "김하나")
        #expect(chat.state.room.roster.people.map(\.name.text) == ["alice", "Bob", "carol", "dave", "김하나"])
    }

    @Test func `a delta changes the list and gathers in one line`() {
        var chat = Chat.online(with: "bob", "carol")
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 4, joined: [Chat.person("dave")])))
        let rename = Rename(identity: Chat.key("bob"), old: user("bob"), new: user("bert"))
        chat.serve(
            .presence(Chat.lobby, PresenceDelta(count: 3, left: [Chat.person("carol")], renamed: [rename])))
        #expect(chat.state.room.roster.people.map(\.name.text) == ["alice", "bert", "dave"])
        #expect(chat.state.room.roster.count == 3)
        #expect(chat.log == ["+dave bob=bert -carol"])
    }

    @Test func `who comes back at once, or goes at once, is told in one`() {
        var chat = Chat.online(with: "bob")
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 1, left: [Chat.person("bob")])))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Chat.person("bob")])))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 3, joined: [Chat.person("dave")])))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, left: [Chat.person("dave")])))
        #expect(chat.log == ["±bob ∓dave"])
    }

    @Test func `a message between begins a new line`() {
        var chat = Chat.online()
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Chat.person("bob")])))
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 101)))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 1, left: [Chat.person("bob")])))
        #expect(chat.log == ["+bob", "bob: hi", "-bob"])
    }

    @Test func `in line mode nothing is gathered, so that a line once printed stays true`() {
        var settings = Settings()
        settings.isLineMode = true
        var chat = Chat.online(settings: settings)
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Chat.person("bob")])))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 3, joined: [Chat.person("carol")])))
        #expect(chat.log == ["+bob", "+carol"])
    }

    @Test func `nobody is told of their own coming`() {
        var chat = Chat.online()
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 1, joined: [Chat.person("alice")])))
        #expect(chat.log == [])
    }

    @Test func `a list that begins anew takes the place of the last one`() {
        var chat = Chat.online()
        chat.serve(.roster(Chat.lobby, RosterPage(count: 2, people: [Chat.person("bob")], next: nil)))
        var page = RosterPage(count: 1, people: [Chat.person("carol")], next: nil)
        page.isFresh = true
        chat.serve(.roster(Chat.lobby, page))
        #expect(chat.state.room.roster.people.map(\.name.text) == ["carol"])
    }

    @Test func `further pages are asked for in a room that is listed whole`() {
        var chat = Chat.online()
        let page = RosterPage(count: 450, people: [Chat.person("bob")], next: 200)
        #expect(chat.serve(.roster(Chat.lobby, page)) == [.send(.roster(Chat.lobby, after: 200))])
        let crowd = RosterPage(count: 501, people: [Chat.person("bob")], next: 200)
        #expect(chat.serve(.roster(Chat.lobby, crowd)) == [])
        #expect(chat.state.room.roster.count == 501)
    }

    @Test func `a crowd is counted, not written out`() {
        var chat = Chat.online()
        let people = (0..<1_000).map { Chat.person("p\($0)") }
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 1_001, joined: people)))
        #expect(chat.state.room.roster.people.count == 1_001)
        guard case .presence(let fold) = chat.state.room.log[0].content else { return }
        #expect(fold.changes.count == 20)
        #expect(fold.more == 980)
    }
}
