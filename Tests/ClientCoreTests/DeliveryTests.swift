import ClientCore
import SottoModel
import TestSupport
import Testing

struct DeliveryTests {
    @Test func `an own line waits until its entry comes back`() {
        var chat = Chat.online()
        let id = chat.say("hello").posted
        #expect(chat.log == ["alice: hello ·"])
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "hello", 101, id: id)))
        #expect(chat.log == ["alice: hello ✓"])
        #expect(chat.state.outbox.isEmpty)
    }

    @Test func `what others said meanwhile stands before what waits`() {
        var chat = Chat.online(with: "bob")
        let id = chat.say("mine").posted
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "his", 101)))
        #expect(chat.log == ["bob: his", "alice: mine ·"])
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "mine", 102, id: id)))
        #expect(chat.log == ["bob: his", "alice: mine ✓"])
    }

    @Test func `typing goes on offline, and goes out in order on the return`() {
        var chat = Chat.online()
        chat.happen(.disconnected(.cut))
        #expect(chat.say("one") == [])
        #expect(chat.say("two") == [])
        chat.act(.retry)
        chat.happen(.online)
        chat.welcome()
        #expect(chat.effects == [.send(.join(room("#lobby"), after: EntryNumber(100)))])
        chat.joined(last: 100)
        #expect(chat.effects.texts == ["one", "two"])
    }

    @Test func `what was on its way is sent again with its id, once`() {
        var chat = Chat.online()
        let id = chat.say("hello").posted
        chat.happen(.disconnected(.cut))
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        chat.joined(last: 100)
        #expect(chat.effects.posted == id)
        chat.joined(last: 100)
        #expect(chat.effects.isEmpty)
    }

    @Test func `an entry that came twice shows once`() {
        var chat = Chat.online(with: "bob")
        for _ in 0..<2 { chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 101))) }
        chat.serve(
            .page(
                Chat.lobby,
                Page(
                    after: EntryNumber(100), through: EntryNumber(102),
                    entries: [
                        Chat.entry("bob", "hi", 101), Chat.entry("bob", "ho", 102),
                    ])))
        #expect(chat.log == ["bob: hi", "bob: ho"])
    }

    @Test func `an outcome that says kept before the entry comes is enough for the sign`() throws {
        var chat = Chat.online()
        let posted = chat.say("hello").posted
        let id = try #require(posted)
        chat.serve(.outcome(id, .kept(EntryNumber(101))))
        #expect(chat.log == ["alice: hello ✓"])
        #expect(chat.state.outbox.isEmpty)
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "hello", 101, id: id)))
        #expect(chat.log == ["alice: hello ✓"])
    }

    @Test func `a repeated line whose entry was seen long ago settles`() throws {
        var chat = Chat.online(with: "bob")
        let posted = chat.say("hello").posted
        let id = try #require(posted)
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "later", 105, prev: 100)))
        chat.serve(.outcome(id, .kept(EntryNumber(103))))
        #expect(chat.log == ["bob: later", "alice: hello ✓"])
    }

    /// It was kept, but the client was killed before it heard so, and much was said since.
    @Test(arguments: [false, true])
    func `a repeated line that is kept further up than the log goes back does not stand at its end`(comesFirst: Bool) {
        let mine = OwnMessage(id: Chat.id(7), destination: .room("#lobby"), body: .say("mine"))
        var recollection = Recollection()
        recollection.outbox = [mine]
        var chat = Chat(recollection: recollection)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        chat.joined(["bob"], last: 205)
        let page = Page(after: EntryNumber(204), through: EntryNumber(205), entries: [Chat.entry("bob", "later", 205)])
        let kept = ServerEvent.outcome(mine.id, .kept(EntryNumber(103)))
        for event in comesFirst ? [kept, .page(Chat.lobby, page)] : [.page(Chat.lobby, page), kept] {
            chat.serve(event)
        }
        #expect(chat.log == ["bob: later", "-- all is kept here"])
        #expect(chat.state.outbox.isEmpty)
    }

    @Test func `a refused line says so and is not sent again`() throws {
        var chat = Chat.online()
        let posted = chat.say("hello").posted
        let id = try #require(posted)
        chat.serve(.outcome(id, .refused(.notInRoom)))
        #expect(chat.log == ["alice: hello ✗"])
        #expect(chat.state.outbox.isEmpty)
    }

    @Test func `a broken chain asks for what is missing`() {
        var chat = Chat.online(with: "bob")
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "five", 105, prev: 103)))
        #expect(chat.effects == [.send(.join(room("#lobby"), after: EntryNumber(100)))])
        #expect(chat.log == [])
    }

    @Test func `a page answers for its range, so that nobody asks again`() {
        var chat = Chat.online(with: "bob")
        chat.serve(.page(Chat.lobby, Page(after: EntryNumber(100), through: EntryNumber(110), entries: [])))
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "next", 111, prev: 110)))
        #expect(chat.log == ["bob: next"])
    }

    @Test func `a server that lost our last numbers gets our own lines again, and others' are marked`() throws {
        var chat = Chat.online(with: "bob")
        let posted = chat.say("mine").posted
        let id = try #require(posted)
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "kept", 101)))
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "his", 102)))
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "mine", 103, id: id)))
        chat.happen(.disconnected(.cut))
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        chat.joined(["bob"], last: 101)
        chat.serve(.page(Chat.lobby, Page(after: EntryNumber(101), through: EntryNumber(101), entries: [])))
        #expect(chat.effects.posted == id)
        #expect(
            chat.log.filter { !$0.hasPrefix("!!") && !$0.hasPrefix("--") } == [
                "bob: kept", "bob: his (lost)", "alice: mine ·",
            ])
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "mine", 900, prev: 101, id: id)))
        #expect(chat.log.last == "alice: mine ✓")
    }

    @Test func `a line that could not be kept is replaced when it can`() throws {
        var chat = Chat.online()
        let posted = chat.say("hello").posted
        let id = try #require(posted)
        let live = Entry(
            place: .liveOnly, author: Chat.person("alice"), id: id, at: Timestamp(milliseconds: 1),
            body: .say("hello"))
        chat.serve(.entry(Chat.lobby, live))
        chat.serve(.entry(Chat.lobby, live))
        #expect(chat.log == ["alice: hello (not kept)"])
        #expect(chat.state.outbox.count == 1)
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "hello", 101, id: id)))
        #expect(chat.log == ["alice: hello ✓"])
        #expect(chat.state.outbox.isEmpty)
    }

    @Test func `the line program leaves when all is acknowledged`() throws {
        var chat = Chat.online()
        let posted = chat.act(.line("hello")).posted
        let id = try #require(posted)
        #expect(chat.act(.endOfInput) == [])
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "hello", 101, id: id)))
        #expect(chat.effects == [.send(.close(.leaving)), .disconnect, .quit(.left)])
    }

    @Test func `a long log is trimmed, and what is read stays where it is`() {
        var chat = Chat.online(with: "bob")
        for number in 101...12_100 as ClosedRange<UInt64> {
            chat.serve(.entry(Chat.lobby, Chat.entry("bob", "\(number)", number)))
        }
        let reading = chat.state.room.log[5_000]
        let oldest = chat.state.room.log[0].id
        chat.act(.scroll(to: .anchored(reading.id, row: 0)))
        for number in 12_101...14_100 as ClosedRange<UInt64> {
            chat.serve(.entry(Chat.lobby, Chat.entry("bob", "\(number)", number)))
        }
        #expect(chat.state.room.log.index(of: reading.id).map { chat.state.room.log[$0] } == reading)
        #expect(chat.state.room.unseen == 2_000)
        chat.act(.scroll(to: .bottom))
        let log = chat.state.room.log
        #expect(log.count == 10_000)
        #expect(log.index(of: oldest) == 0)
    }

    @Test func `an own line that is read while it settles goes on being read`() throws {
        var chat = Chat.online(with: "bob")
        let posted = chat.say("mine").posted
        let id = try #require(posted)
        chat.act(.scroll(to: .anchored(.waiting(id), row: 0)))
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "mine", 101, id: id)))
        #expect(chat.state.room.scroll == .anchored(chat.state.room.log[0].id, row: 0))
    }

    @Test func `a message that names us rings, and so does a whisper, each once`() {
        var chat = Chat.online(with: "bob")
        #expect(
            chat.serve(.entry(Chat.lobby, Chat.entry("bob", "Alice?", 101))) == [
                .notify(Notice(title: "bob in #lobby", text: "Alice?"))
            ])
        #expect(chat.serve(.entry(Chat.lobby, Chat.entry("bob", "malices", 102))) == [])
        let whisper = ClientEvent.whisper(
            from: Chat.person("bob"), Chat.id(9), at: Timestamp(milliseconds: 1), .say("psst"), number: .zero)
        #expect(chat.happen(whisper) == [.notify(Notice(title: "bob whispers", text: "psst"))])
        #expect(chat.happen(whisper) == [])
        #expect(chat.log.last == "← bob: psst")
    }
}

extension [ClientEffect] {
    /// What the own messages that go out say.
    fileprivate var texts: [String] {
        compactMap { effect in
            if case .send(.post(_, _, let body)) = effect { body.text } else { nil }
        }
    }
}
