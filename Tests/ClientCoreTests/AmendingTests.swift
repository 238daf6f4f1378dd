import SottoModel
import TestSupport
import Testing

@testable import ClientCore

struct `Changes of what was said` {
    private static let heart = Emoji("♥")!

    /// Bob says something as 101, we say something as 102.
    private static func chat() -> Chat {
        var chat = Chat.online(with: "bob", "carol")
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "teh tea", 101)))
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "mine", 102)))
        return chat
    }

    private static func amend(
        _ chat: inout Chat, _ author: String, _ amendment: Amendment, of id: UInt64, _ number: UInt64
    ) {
        chat.serve(.entry(Chat.lobby, Chat.entry(author, .amend(Chat.id(id), amendment), number)))
    }

    private static func amended(_ chat: Chat, _ index: Int) -> Amended? {
        chat.state.room.log.amended(chat.state.room.log[index])
    }

    @Test func `are no lines of their own`() {
        var chat = Self.chat()
        Self.amend(&chat, "bob", .edit("the tea"), of: 101, 103)
        Self.amend(&chat, "carol", .react(Self.heart), of: 101, 104)
        #expect(chat.state.room.log.count == 2)
        #expect(Self.amended(chat, 0)?.text == "the tea")
        #expect(chat.state.room.log.quote(Chat.id(101))?.text == "the tea")
        #expect(chat.state.room.log.quote(Chat.id(101), asFirstSaid: true)?.text == "teh tea")
    }

    @Test func `hold from the last one on, in whatever order they come`() {
        var log = Log()
        let bob = Chat.key("bob")
        log.amend(Chat.id(1), .edit("third"), by: bob, at: 30)
        log.amend(Chat.id(1), .edit("second"), by: bob, at: 20)
        log.amend(Chat.id(1), .unreact(Self.heart), by: bob, at: 40)
        log.amend(Chat.id(1), .react(Self.heart), by: bob, at: 35)
        #expect(log.amendments[Chat.id(1)]?.text == "third")
        #expect(log.amendments[Chat.id(1)]?.reactions(for: bob) == [])
    }

    @Test func `count each person once for each sign`() {
        var chat = Self.chat()
        for (author, number) in zip(["bob", "bob", "carol", "alice"], UInt64(103)...) {
            Self.amend(&chat, author, .react(Self.heart), of: 102, number)
        }
        #expect(
            Self.amended(chat, 1)?.reactions(for: Chat.key("alice"))
                == [Reaction(emoji: Self.heart, count: 3, isOwn: true)])
        Self.amend(&chat, "alice", .unreact(Self.heart), of: 102, 107)
        #expect(
            Self.amended(chat, 1)?.reactions(for: Chat.key("alice"))
                == [Reaction(emoji: Self.heart, count: 2, isOwn: false)])
    }

    @Test func `leave nothing of what was taken back`() {
        var chat = Self.chat()
        Self.amend(&chat, "bob", .edit("the tea"), of: 101, 103)
        Self.amend(&chat, "bob", .retract, of: 101, 104)
        Self.amend(&chat, "carol", .react(Self.heart), of: 101, 105)
        #expect(chat.log.first == "bob: ")
        #expect(Self.amended(chat, 0)?.isRetracted == true)
        #expect(Self.amended(chat, 0)?.text == nil)
        #expect(Self.amended(chat, 0)?.reactions(for: Chat.key("bob")) == [])
    }

    @Test func `find their message when it comes with an earlier page`() {
        var chat = Self.chat()
        Self.amend(&chat, "bob", .edit("new"), of: 50, 103)
        Self.amend(&chat, "bob", .retract, of: 51, 104)
        chat.act(.line("/clear"))
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "on", 105)))
        chat.act(.scroll(to: .bottom, meetsTop: true))
        let entries = [Chat.entry("bob", "old", 50), Chat.entry("bob", "gone", 51)]
        chat.serve(.earlier(Chat.lobby, Page(after: 49, through: 102, entries: entries)))
        #expect(chat.log == ["bob: old", "bob: ", "bob: on"])
        #expect(Self.amended(chat, 0)?.text == "new")
    }

    @Test func `are remembered of so many messages`() {
        var amendments = AmendedMessages()
        for number in 0...UInt64(AmendedMessages.most) {
            amendments.amend(Chat.id(number), .edit("x"), by: Chat.key("bob"), EntryNumber(number + 1))
        }
        #expect(amendments[Chat.id(0)] == nil)
        #expect(amendments[Chat.id(UInt64(AmendedMessages.most))] != nil)
    }

    @Test func `of whoever is ignored are not seen, but what an operator takes back`() {
        var chat = Self.chat()
        chat.act(.line("/ignore carol"))
        Self.amend(&chat, "carol", .react(Self.heart), of: 101, 103)
        #expect(Self.amended(chat, 0) == nil)
        Self.amend(&chat, "carol", .retract, of: 101, 104)
        #expect(Self.amended(chat, 0)?.isRetracted == true)
    }

    @Test func `go out by commands`() {
        var chat = Self.chat()
        func body() -> EntryBody? {
            if case .post(_, _, let body)? = chat.effects.sent.last { body } else { nil }
        }
        chat.say("/reply so am I")
        #expect(body() == .reply(to: Chat.id(101), "so am I"))
        chat.say("/edit all mine")
        #expect(body() == .amend(Chat.id(102), .edit("all mine")))
        chat.say("/react ♥")
        #expect(body() == .amend(Chat.id(101), .react(Self.heart)))
        chat.say("/delete")
        #expect(body() == .amend(Chat.id(102), .retract))
        chat.say("/react two")
        #expect(chat.log.contains("!! usage: /react EMOJI"))
    }

    @Test func `wait as lines, and are lines no more once they are kept`() throws {
        var chat = Self.chat()
        let id = try #require(chat.say("/edit all mine").posted)
        #expect(chat.log.last == "* alice all mine ·")
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", .amend(Chat.id(102), .edit("all mine")), 103, id: id)))
        #expect(chat.log == ["bob: teh tea", "alice: mine ✓"])
        let refused = try #require(chat.say("/delete").posted)
        chat.serve(.outcome(refused, .refused(.noSuchMessage)))
        #expect(chat.log.last == "* alice  ✗")
    }

    @Test func `take a sign back that was given`() {
        var chat = Self.chat()
        Self.amend(&chat, "alice", .react(Self.heart), of: 101, 103)
        chat.say("/react ♥")
        guard case .post(_, _, let body)? = chat.effects.sent.last else { return #expect(Bool(false)) }
        #expect(body == .amend(Chat.id(101), .unreact(Self.heart)))
    }
}
