import ClientCore
import SottoModel
import Testing

/// Whether the server is still there.
struct LivenessTests {
    @Test func `a ping is answered, and is the moment to measure the way and back`() throws {
        var chat = Chat.online()
        let effects = chat.serve(.ping(5))
        #expect(effects.first == .send(.pong(5)))
        let token = try #require(effects.pinged)
        #expect(chat.state.pulse.roundTrip == nil)
        chat.ticks += 799
        chat.serve(.pong(token))
        #expect(chat.state.pulse.roundTrip == .milliseconds(800))
    }

    @Test func `while an answer is out nobody asks again, and no other answer counts`() throws {
        var chat = Chat.online()
        let token = try #require(chat.serve(.ping(5)).pinged)
        #expect(chat.serve(.ping(6)) == [.send(.pong(6))])
        chat.serve(.pong(token &+ 1))
        #expect(chat.state.pulse.roundTrip == nil)
    }

    @Test func `after a sleep the server is asked at once, and has five seconds`() {
        var chat = Chat.online()
        let effects = chat.happen(.wokeUp)
        #expect(effects.pinged != nil)
        #expect(effects.last == .expectAnswer(within: .seconds(5)))
    }

    @Test func `who says nothing is taken for gone, and looked for at once`() {
        var chat = Chat.online()
        chat.happen(.wokeUp)
        #expect(chat.happen(.answerOverdue).last == .connect)
        #expect(chat.state.connection == .connecting)
    }

    @Test func `whatever the server says is a sign of life`() {
        var chat = Chat.online(with: "bob")
        chat.happen(.wokeUp)
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 101)))
        #expect(chat.happen(.answerOverdue) == [])
        #expect(chat.state.isOnline)
    }

    @Test func `who had waited to try again tries on waking up`() {
        var chat = Chat.online()
        chat.happen(.disconnected(.cut))
        #expect(chat.happen(.wokeUp) == [.connect])
    }

    @Test func `a sleep wakes up nothing that has stopped`() {
        var chat = Chat.online()
        chat.happen(.disconnected(.closed(.replaced)))
        #expect(chat.happen(.wokeUp) == [])
        #expect(chat.happen(.answerOverdue) == [])
    }
}

extension [ClientEffect] {
    fileprivate var pinged: UInt64? {
        compactMap { effect in if case .send(.ping(let token)) = effect { token } else { nil } }.first
    }
}
