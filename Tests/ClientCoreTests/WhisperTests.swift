import ClientCore
import SottoModel
import TestSupport
import Testing

/// Whispers, those who are away, and those who take none.
struct WhisperTests {
    @Test(arguments: [
        (Outcome.delivered, "→ bob: psst ✓"), (.held, "→ bob: psst ✓ held"),
        (.refused(.whispersOff), "→ bob: psst ✗"), (.refused(.inboxFull), "→ bob: psst ✗"),
        (.refused(.nobodyThere), "→ bob: psst ✗"),
    ])
    func `what became of a whisper stands behind it`(outcome: Outcome, line: String) throws {
        var chat = Chat.online(with: "bob")
        chat.say("/w bob psst")
        let item = try #require(chat.state.outbox.items.first)
        chat.serve(.outcome(item.id, outcome))
        #expect(chat.log == [line])
        #expect(chat.state.outbox.isEmpty)
    }

    @Test(arguments: [
        ("all", WhisperPolicy.everybody, "-- whispers are taken from everybody"),
        ("roommates", .roommates, "-- whispers are taken from who is in a room with you"),
        ("nobody", .nobody, "-- whispers are taken from nobody"),
    ])
    func `whose whispers are taken is said to the server, and kept`(word: String, policy: WhisperPolicy, words: String)
    {
        var chat = Chat.online()
        #expect(chat.say("/whispers \(word)") == [.savePolicy(policy), .send(.prefer(policy))])
        chat.say("/whispers")
        #expect(chat.log == [words, words])
    }

    @Test func `and again at each sign-in, since the server keeps it for a session only`() {
        var chat = Chat.online()
        chat.say("/whispers nobody")
        chat.comeBack()
        #expect(chat.effects.sent.contains(.prefer(.nobody)))
        chat.say("/whispers all")
        chat.comeBack()
        #expect(!chat.effects.sent.contains(.prefer(.everybody)))
    }

    @Test func `who is muted hears for how long, once`() {
        var chat = Chat.online(with: "bob")
        for text in ["one", "two"] {
            guard let id = chat.say(text).posted else { continue }
            chat.serve(.outcome(id, .refused(.muted(until: Timestamp(milliseconds: 600_000)))))
        }
        #expect(chat.log.filter { $0.hasPrefix("!!") } == ["!! you are muted for 10 min"])
    }

    @Test func `in a room of thousands somebody is looked for on the server`() {
        var chat = Chat.online(with: "bob")
        let crowd = RosterPage(count: 5_000, people: [Chat.person("bob")], next: nil)
        chat.serve(.roster(Chat.lobby, crowd))
        #expect(chat.say("/who bob") == [])
        #expect(chat.log.last == "-- 1 in #lobby like bob: bob")
        #expect(chat.say("/who dave") == [.send(.find("dave"))])
        chat.serve(.found("dave", Chat.person("dave"), isPresent: false))
        #expect(chat.log.last == "-- dave is away")
        chat.act(.tab)
        for letter in "dave" { chat.act(.list(.type(String(letter)))) }
        chat.act(.list(.choose))
        #expect(chat.input == "/w dave |")
    }
}
