import ClientCore
import SottoModel
import Testing

struct InputTests {
    @Test func `a paste beyond all measure is not put in, and what was there stays`() {
        var chat = Chat.online()
        chat.act(.edit(.insert("draft")), .edit(.insert(String(repeating: "x", count: 65_536))))
        #expect(chat.input == "draft|")
        #expect(chat.log.count == 1)
    }

    @Test func `nothing but blanks is not sent`() {
        var chat = Chat.online()
        #expect(chat.say("  \n ") == [])
        #expect(chat.log == [])
    }

    @Test func `decomposed letters are sent composed`() {
        var chat = Chat.online()
        chat.say("\u{1112}\u{1161}\u{11AB}")
        #expect(chat.state.outbox.items.first?.body.text.unicodeScalars.count == 1)
    }

    @Test func `a new name chosen offline is the one to come back with`() {
        var chat = Chat.online()
        chat.happen(.disconnected(.cut))
        #expect(chat.say("/nick 하나") == [.saveName(user("하나"))])
        chat.happen(.retryDue)
        guard case .send(.hello(let hello))? = chat.happen(.online).first else {
            Issue.record("no hello")
            return
        }
        #expect(hello.name == user("하나"))
    }

    @Test(arguments: [
        ("철수야 안녕", "철수", true), ("always", "al", false), ("AL?", "al", true), ("al", "al", true),
        ("철수는 왔어?", "철수", true), ("안녕철수", "철수", true), ("철수가", "철수", true), ("alice야", "alice", true),
        ("수야", "수", true), ("수", "수", true), ("철수", "수", false), ("수학", "수", false), ("수님께", "수", true),
        ("안녕, 수한테!", "수", true), ("수학은 수가", "수", true),
        ("x2al", "al", false), ("hi bob!", "al", false), ("", "al", false),
    ])
    func `a name is meant where it stands by itself, whatever Korean grows onto it`(
        text: String, name: String, isMeant: Bool
    ) {
        #expect(Mention.of(user(name), in: text) == isMeant)
    }

    @Test func `in the line program, yes trusts and anything else does not`() {
        for (line, effects) in [("yes", [ClientEffect.trustServer]), ("what", [])] {
            var chat = Chat()
            chat.happen(.serverKeyUnknown(fingerprint: "ABCD"))
            #expect(chat.act(.line(line)) == effects)
        }
    }
}
