import ClientCore
import SottoModel
import Testing

/// Whispers, and those who are not there.
struct OutageTests {
    @Test func `a whisper that went through an outage waits for who it is for`() {
        var chat = Chat.online(with: "bob")
        chat.happen(.disconnected(.cut))
        chat.say("/w bob meanwhile")
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        chat.joined(last: 100)
        guard let id = chat.state.outbox.items.first?.id else {
            Issue.record("nothing waits")
            return
        }
        chat.serve(.outcome(id, .refused(.nobodyThere)))
        #expect(chat.log.last?.contains("meanwhile") == true && chat.state.outbox.count == 1)
        let bob = Chat.person("bob")
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [bob])))
        #expect(chat.effects == [.whisper(to: bob.identity, id, .say("meanwhile"))])
        chat.serve(.outcome(id, .delivered))
        #expect(chat.state.outbox.isEmpty)
    }

    @Test func `a whisper to somebody who is not there is refused at once`() {
        var chat = Chat.online(with: "bob")
        chat.say("/w bob hi")
        guard let id = chat.state.outbox.items.first?.id else {
            Issue.record("nothing waits")
            return
        }
        chat.serve(.outcome(id, .refused(.nobodyThere)))
        #expect(chat.state.outbox.isEmpty)
    }
}
