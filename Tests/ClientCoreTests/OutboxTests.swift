import ClientCore
import SottoModel
import TestSupport
import Testing
import Text

/// What goes to the disk, and what comes back from it.
struct OutboxTests {
    @Test func `an own line goes to the disk before it goes to the server, and off it when it is acknowledged`() throws
    {
        var chat = Chat.online()
        let posted = chat.say("hello").posted
        let id = try #require(posted)
        let message = OwnMessage(id: id, destination: .room(room("#lobby")), body: .say("hello"))
        #expect(chat.disk == [.keep(message)])
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "hello", 101, id: id)))
        #expect(chat.disk == [.keep(message), .forget(id)])
    }

    @Test func `a line has its sign when it is on the disk, and not before`() throws {
        var chat = Chat.online()
        chat.diskIsQuick = false
        let posted = chat.say("hello").posted
        let id = try #require(posted)
        #expect(chat.log == ["alice: hello"])
        chat.happen(.onDisk([id]))
        #expect(chat.log == ["alice: hello ·"])
        chat.serve(.outcome(id, .kept(EntryNumber(101))))
        chat.happen(.onDisk([id]))
        #expect(chat.log == ["alice: hello ✓"])
    }

    @Test func `what an earlier run left waits in its room and goes out first, with its id and in order`() {
        var recollection = Recollection()
        recollection.outbox = [message(1, "one"), message(2, "two")]
        var chat = Chat(recollection: recollection)
        #expect(chat.log == ["alice: one ·", "alice: two ·"])
        chat.say("three")
        chat.comeIn()
        #expect(chat.effects.ids.prefix(2) == [Chat.id(1), Chat.id(2)])
        #expect(chat.effects.ids.count == 3)
        #expect(chat.disk.count == 1, "what is on the disk already is not written again")
    }

    @Test func `a line that the server had after all takes its place in the room's order`() {
        var recollection = Recollection()
        recollection.outbox = [message(1, "one")]
        var chat = Chat(recollection: recollection)
        chat.comeIn(last: 103)
        let entries = [
            Chat.entry("bob", "before", 101), Chat.entry("alice", "one", 102, id: Chat.id(1)),
            Chat.entry("bob", "after", 103),
        ]
        chat.serve(.page(Chat.lobby, Page(after: EntryNumber(100), through: EntryNumber(103), entries: entries)))
        #expect(chat.log == ["bob: before", "alice: one ✓", "bob: after", "-- all is kept here"])
        #expect(chat.disk == [.forget(Chat.id(1))])
        chat.serve(.outcome(Chat.id(1), .kept(EntryNumber(102))))
        #expect(chat.log == ["bob: before", "alice: one ✓", "bob: after", "-- all is kept here"])
    }

    @Test func `lines for another room bring their room back`() {
        var recollection = Recollection()
        recollection.outbox = [
            OwnMessage(id: Chat.id(1), destination: .room(room("#tea")), body: .say("there"))
        ]
        var chat = Chat(recollection: recollection)
        #expect(chat.state.rooms.map(\.name) == [room("#lobby"), room("#tea")])
        #expect(chat.state.room.name == room("#lobby"))
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        #expect(chat.effects.contains(.send(.join(room("#tea"), after: nil))))
        chat.serve(.joinRefused(room("#tea"), .privateRoom))
        #expect(chat.state.outbox.isEmpty)
        #expect(chat.disk == [.keepRefusal(Chat.id(1), .privateRoom)])
        chat.act(.line("/join #tea"))
        #expect(chat.log.first == "alice: there ✗")
    }

    @Test func `a whisper is bound to who was meant, on the disk too`() throws {
        var chat = Chat.online()
        chat.say("/w dave psst")
        let dave = Chat.person("dave")
        chat.serve(.found(user("dave"), dave, isPresent: true))
        let id = try #require(chat.state.outbox.items.first?.id)
        let kept = OwnMessage(id: id, destination: .person(dave), body: .say("psst"))
        #expect(chat.disk.suffix(2) == [.keep(kept), .savePeer(Peer(dave, isVerified: false))])
        chat.serve(.outcome(id, .delivered))
        let now = Timestamp(milliseconds: chat.clock)
        let logged = KeptWhisper(isOwn: true, peer: dave, id: id, at: now, body: .say("psst"), trust: .pinned)
        #expect(chat.disk.suffix(2) == [.log(logged), .forget(id)])
    }

    @Test func `what the disk does not take is said once, until it takes something`() {
        var chat = Chat.online()
        for _ in 0..<3 { chat.happen(.diskFailed(Phrase(verbatim: "the disk is full"))) }
        #expect(chat.log == ["!! the disk is full"])
        chat.happen(.onDisk([]))
        chat.happen(.diskFailed(Phrase(verbatim: "the disk is full")))
        #expect(chat.log.count == 2)
    }

    private func message(_ number: UInt64, _ text: String) -> OwnMessage {
        OwnMessage(id: Chat.id(number), destination: .room(room("#lobby")), body: .say(text))
    }
}

/// Lines that were refused.
struct ResendTests {
    @Test(arguments: [UserAction.resend, .line("/resend")])
    func `go out again by a new id`(_ action: UserAction) throws {
        var chat = Chat.online()
        let first = chat.say("hello").posted
        let id = try #require(first)
        chat.serve(.outcome(id, .refused(.muted(until: nil))))
        #expect(chat.log == ["alice: hello ✗"])
        #expect(chat.state.outbox.refused.count == 1)
        let again = chat.act(action).posted
        let new = try #require(again)
        #expect(new != id)
        #expect(chat.log == ["alice: hello ·"])
        #expect(chat.state.outbox.refused.isEmpty)
    }

    @Test func `go out all, in their order, each by an id of its own`() {
        var chat = Chat.online()
        let ids = (0..<3).compactMap { chat.say("line \($0)").posted }
        for id in ids { chat.serve(.outcome(id, .refused(.notInRoom))) }
        chat.act(.resend)
        #expect(chat.log == ["alice: line 0 ·", "alice: line 1 ·", "alice: line 2 ·"])
        #expect(Set(chat.effects.ids).count == 3)
    }

    @Test func `stay on the disk until they go out again`() throws {
        var chat = Chat.online()
        let posted = chat.say("hello").posted
        let id = try #require(posted)
        chat.serve(.outcome(id, .refused(.muted(until: nil))))
        #expect(chat.disk.last == .keepRefusal(id, .muted(until: nil)))
        let again = chat.act(.resend).posted
        let new = try #require(again)
        let message = OwnMessage(id: new, destination: .room(room("#lobby")), body: .say("hello"))
        #expect(chat.disk.suffix(2) == [.keep(message), .forget(id)])
    }

    @Test func `of an earlier run are shown again, wait for the key, and are not sent by themselves`() {
        var chat = Chat(recollection: refused(in: "#lobby"))
        #expect(chat.log == ["alice: hello ✗"])
        chat.comeIn()
        #expect(chat.effects.ids.isEmpty)
        #expect(chat.state.outbox.refused.count == 1)
        let again = chat.act(.resend).posted
        #expect(again != nil && again != Chat.id(1))
        #expect(chat.disk.last == .forget(Chat.id(1)))
    }

    @Test func `whose room was not written down before the crash bring it back`() {
        var chat = Chat(recollection: refused(in: "#tea"))
        #expect(chat.state.rooms.map(\.name) == [room("#lobby"), room("#tea")])
        chat.act(.room(2))
        #expect(chat.log == ["alice: hello ✗"])
        chat.happen(.start)
        #expect(chat.disk.isEmpty)
    }

    @Test func `are no more than two hundred: the earliest goes`() {
        var chat = Chat.online()
        let ids = (0...200).compactMap { chat.say("line \($0)").posted }
        for id in ids { chat.serve(.outcome(id, .refused(.notInRoom))) }
        #expect(chat.state.outbox.refused.map(\.message.id) == Array(ids.dropFirst()))
        #expect(chat.disk.last == .forget(ids[0]))
    }

    private func refused(in name: String) -> Recollection {
        var recollection = Recollection()
        let message = OwnMessage(id: Chat.id(1), destination: .room(room(name)), body: .say("hello"))
        recollection.refused = [RefusedMessage(message, .muted(until: nil))]
        return recollection
    }

    @Test func `go where they were to go, whoever has the name now`() throws {
        var chat = Chat.online(with: "bob")
        chat.say("/w bob psst")
        let id = try #require(chat.state.outbox.items.first?.id)
        chat.serve(.outcome(id, .refused(.inboxFull)))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 1, left: [Chat.person("bob")])))
        chat.act(.resend)
        guard case .whisper(to: Chat.key("bob"), _, .say("psst"))? = chat.effects.first else {
            Issue.record("\(chat.effects)")
            return
        }
    }

    @Test func `are given up with the log that is cleared`() throws {
        var chat = Chat.online()
        let first = chat.say("hello").posted
        let id = try #require(first)
        chat.serve(.outcome(id, .refused(.notInRoom)))
        chat.say("/clear")
        chat.act(.resend)
        #expect(chat.log == ["-- nothing of yours was refused"])
    }
}

extension Chat {
    /// From the start until it is in #lobby.
    mutating func comeIn(last: UInt64 = 100) {
        happen(.start)
        happen(.online)
        welcome()
        joined(["bob"], last: last)
    }
}

extension [ClientEffect] {
    /// The own messages that go out.
    fileprivate var ids: [MessageID] {
        compactMap { effect in
            if case .send(.post(_, let id, _)) = effect { id } else { MessageID?.none }
        }
    }
}
