import ClientCore
import SottoModel
import TestSupport
import Testing

/// A room that takes one message of each person in ten seconds.
struct SlowTests {
    @Test func `what is written goes out one by one, each after a rest`() {
        var chat = Chat.slow
        let first = chat.say("one").posted
        #expect(chat.say("two").sent == [])
        chat.serve(.entry(Chat.lobby, Chat.entry("alice", "one", 101, id: first)))
        #expect(chat.effects.rest == .seconds(10))
        #expect(chat.log == ["alice: one ✓", "alice: two ·"])
        #expect(chat.happen(.restOver).sent == [])
        chat.ticks += 10_000
        #expect(chat.happen(.restOver).posted != nil)
    }

    @Test func `what came too soon all the same is not refused but sent again`() throws {
        var chat = Chat.slow
        let posted = chat.say("one").posted
        let id = try #require(posted)
        #expect(chat.serve(.outcome(id, .refused(.slow(wait: 4)))) == [.speak(after: .seconds(4))])
        #expect(chat.log == ["alice: one ·"])
        chat.ticks += 4_000
        #expect(chat.happen(.restOver).posted == id)
    }

    @Test func `a rest is told again where the first came too early`() throws {
        var chat = Chat.slow
        let posted = chat.say("one").posted
        chat.serve(.outcome(try #require(posted), .refused(.slow(wait: 4))))
        chat.ticks += 1_000
        #expect(chat.happen(.restOver).rest == .milliseconds(2_999))
    }

    @Test func `a server that is slow where nothing was said of it is obeyed too`() throws {
        var chat = Chat.online()
        let posted = chat.say("one").posted
        #expect(chat.serve(.outcome(try #require(posted), .refused(.slow(wait: 0)))).rest == .seconds(1))
    }

    @Test func `operators need no rest`() {
        var chat = Chat.slow
        chat.order("bob", .op(Chat.person("alice")), 101)
        #expect(chat.say("one").posted != nil)
        #expect(chat.say("two").posted != nil)
    }

    @Test func `the end of slow mode lets go of what waits`() {
        var chat = Chat.slow
        chat.say("one")
        #expect(chat.say("two").posted == nil)
        #expect(chat.order("bob", .slow(seconds: 0), 101).posted != nil)
    }

    @Test func `what could not be kept holds up nothing`() {
        var chat = Chat.slow
        let id = chat.say("one").posted ?? Chat.id(0)
        let seen = Entry(
            place: .liveOnly, author: Chat.person("alice"), id: id, at: Timestamp(milliseconds: 1), body: .say("one"))
        chat.serve(.entry(Chat.lobby, seen))
        chat.say("two")
        chat.ticks += 10_000
        #expect(chat.happen(.restOver).posted != nil)
    }
}

extension Chat {
    fileprivate static var slow: Chat {
        var rules = RoomRules()
        rules.slowSeconds = 10
        return Chat.online(with: "bob", rules: rules)
    }
}

extension [ClientEffect] {
    fileprivate var rest: Duration? {
        for case .speak(let duration) in self { return duration }
        return nil
    }
}
