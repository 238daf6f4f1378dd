import ClientCore
import SottoModel
import TestSupport
import Testing

/// Bob is in the room, on a server that hands on what people say to each other.
struct `A whisper to somebody who is there` {
    private static let bob = Chat.person("bob")

    private func written(_ chat: Chat) -> MessageID? {
        for case .talk(to: Self.bob.identity, let id, .say("psst")) in chat.effects { return id }
        return nil
    }

    @Test func `is talked, and done when they say that they have it`() throws {
        var chat = Chat.online(with: "bob", talks: true)
        chat.say("/w bob psst")
        #expect(chat.log == ["→ bob: psst ·"])
        let id = try #require(written(chat))
        chat.happen(.receipt(id))
        #expect(chat.log == ["→ bob: psst ✓"])
        #expect(chat.state.outbox.isEmpty)
        #expect(chat.disk.contains(.forget(id)))
    }

    @Test func `goes as a letter after all, which is told, and done when the server says so`() throws {
        var chat = Chat.online(with: "bob", talks: true)
        chat.say("/w bob psst")
        let id = try #require(written(chat))
        chat.happen(.unreached(Self.bob.identity, [id]))
        #expect(chat.log.count == 2 && chat.log.contains { $0.contains("without forward secrecy") })
        chat.serve(.outcome(id, .held))
        #expect(chat.log.contains("→ bob: psst ✓ held"))
        chat.happen(.receipt(id))
        #expect(chat.log.count == 2 && chat.state.outbox.isEmpty)
    }

    @Test func `is a letter from then on, for a minute, or until they are heard of`() {
        var chat = Chat.online(with: "bob", talks: true)
        chat.happen(.unreached(Self.bob.identity, []))
        chat.say("/w bob psst")
        #expect(written(chat) == nil)
        chat.ticks += 60_000
        chat.say("/w bob psst")
        #expect(written(chat) != nil)
        chat.happen(.unreached(Self.bob.identity, []))
        chat.happen(.talked(from: Self.bob, Chat.id(9), at: Timestamp(milliseconds: 1), .say("here")))
        chat.say("/w bob psst")
        #expect(written(chat) != nil)
    }

    @Test func `is a letter where the server or nobody talks`() {
        var chat = Chat.online(with: "bob")
        chat.say("/w bob psst")
        #expect(written(chat) == nil)
    }

    @Test func `that waited over a cut is talked again by its id`() throws {
        var chat = Chat.online(with: "bob", talks: true)
        chat.say("/w bob psst")
        let id = try #require(written(chat))
        chat.comeBack(talks: true)
        #expect(written(chat) == id)
    }

    @Test func `who is looked for goes by what is found`() {
        var chat = Chat.online(talks: true)
        chat.say("/w bob psst")
        chat.serve(.found("bob", Self.bob, isPresent: false))
        #expect(written(chat) == nil)
        chat.say("/w bob psst")
        chat.serve(.found("bob", Self.bob, isPresent: true))
        #expect(written(chat) != nil)
    }
}

struct `While a whisper is written` {
    @Test(arguments: ["/w bob hi", "/msg bob ", "/ㅈ bob"]) func `it says by which way it goes`(_ line: String) {
        var chat = Chat.online(with: "bob", talks: true)
        #expect(chat.state.caution == nil)
        chat.act(.edit(.insert(line)))
        #expect(chat.state.caution == .talk)
        chat.happen(.unreached(Chat.key("bob"), []))
        #expect(chat.state.caution == .letter)
    }

    @Test func `to somebody who may be away it says that`() {
        var chat = Chat.online(talks: true)
        chat.act(.edit(.insert("/w bob hi")))
        #expect(chat.state.caution == .letterIfAway)
    }

    @Test func `on a server that hands nothing on it is a letter`() {
        var chat = Chat.online(with: "bob")
        chat.act(.edit(.insert("/w bob hi")))
        #expect(chat.state.caution == .letter)
    }

    @Test func `as an answer it goes by who whispered last`() {
        var chat = Chat.online(talks: true)
        chat.happen(.whisper(from: "bob", 1, "psst"))
        chat.act(.edit(.insert("/r hi")))
        #expect(chat.state.caution == .letterIfAway)
        chat.happen(.talked(from: Chat.person("bob"), Chat.id(2), at: Timestamp(milliseconds: 1), .say("here")))
        #expect(chat.state.caution == .talk)
    }
}

struct `What comes by talk` {
    private static let bob = Chat.person("bob")

    private func talked(_ number: UInt64 = 9) -> ClientEvent {
        .talked(from: Self.bob, Chat.id(number), at: Timestamp(milliseconds: 1), .say("psst"))
    }

    @Test func `is acknowledged when it is on the disk, and not before`() {
        var chat = Chat.online(with: "bob", talks: true)
        chat.diskIsQuick = false
        #expect(chat.happen(talked()).acknowledged == [])
        #expect(chat.log == ["← bob: psst"])
        #expect(chat.happen(.onDisk([Chat.id(9)])).acknowledged == [Chat.id(9)])
    }

    @Test func `twice is read once, and acknowledged twice`() {
        var chat = Chat.online(with: "bob", talks: true)
        for _ in 0..<2 { #expect(chat.happen(talked()).acknowledged == [Chat.id(9)]) }
        #expect(chat.log == ["← bob: psst"])
    }

    @Test func `and as a letter is read once, and both are answered`() {
        var chat = Chat.online(with: "bob", talks: true)
        chat.happen(talked())
        #expect(chat.happen(.whisper(from: "bob", 9, "psst")) == [.send(.taken(through: 9))])
        #expect(chat.log == ["← bob: psst"])
    }

    @Test func `from somebody who is ignored is not shown, and they do not learn it`() {
        var chat = Chat.online(with: "bob", talks: true)
        chat.say("/ignore bob")
        let lines = chat.log.count
        #expect(chat.happen(talked()) == [.acknowledge(Self.bob.identity, [Chat.id(9)])])
        #expect(chat.log.count == lines)
    }

    @Test(arguments: [
        (WhisperFault.missing, "left out"), (.repeated, "twice"), (.altered, "does not open"),
        (.forged, "was not written by them"),
    ])
    func `and was tampered with is named, once`(_ fault: WhisperFault, _ words: String) {
        var chat = Chat.online(with: "bob", talks: true)
        for _ in 0..<3 { chat.happen(.caught(fault, with: Self.bob)) }
        #expect(chat.log.count == 1 && chat.log[0].hasPrefix("!! ") && chat.log[0].contains(words))
    }
}

struct `A whisper that a changed key stops` {
    private static let bob = Chat.person("bob")
    private static let impostor = Person(identity: Chat.key("impostor"), name: "bob")

    /// Bob was whispered with, and somebody else has his name now.
    private func chat() -> Chat {
        var chat = Chat.online(with: "bob", talks: true)
        chat.say("/w bob one")
        chat.serve(
            .presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.impostor], left: [Self.bob])))
        chat.act(.line("/clear"))
        chat.say("/w bob psst")
        return chat
    }

    private func sent(_ chat: Chat) -> Bool {
        chat.effects.contains {
            if case .talk(to: Self.impostor.identity, _, .say("psst")) = $0 { true } else { false }
        }
    }

    @Test func `stands in the log with its words, and why`() {
        let chat = chat()
        #expect(!sent(chat))
        #expect(chat.log.contains("→ bob: psst ✗"))
        #expect(chat.log.contains { $0.hasPrefix("!! not sent: bob belonged to another key before") })
    }

    @Test func `goes again when the key is taken, and not before`() {
        var chat = chat()
        chat.act(.resend)
        #expect(!sent(chat) && chat.log.contains("→ bob: psst ✗"))
        chat.say("/verify bob new")
        chat.act(.resend)
        #expect(sent(chat))
    }
}

extension [ClientEffect] {
    /// Of bob's whispers, those that he is told are kept.
    fileprivate var acknowledged: [MessageID] {
        flatMap { effect in
            if case .acknowledge(Chat.key("bob"), let ids) = effect { ids } else { [MessageID]() }
        }
    }
}
