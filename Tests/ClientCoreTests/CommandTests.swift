import ClientCore
import SottoModel
import Testing

struct CommandTests {
    @Test(arguments: ["/w bob psst", "/msg bob psst", "/ㅈ bob psst", "/W BOB  psst", "/w bob psst"])
    func `a whisper goes to who is named`(line: String) {
        var chat = Chat.online(with: "bob")
        chat.say(line)
        guard case .whisper(to: Chat.key("bob"), let id, .say("psst"))? = chat.effects.first else {
            Issue.record("\(chat.effects)")
            return
        }
        #expect(chat.log == ["→ bob: psst ·"])
        chat.serve(.outcome(id, .delivered))
        #expect(chat.log == ["→ bob: psst ✓"])
    }

    @Test func `somebody who is not here is asked for first`() {
        var chat = Chat.online()
        #expect(chat.say("/w dave psst") == [.send(.find(user("dave")))])
        chat.serve(.found(user("dave"), Chat.person("dave"), isPresent: true))
        guard case .whisper(to: Chat.key("dave"), _, .say("psst"))? = chat.effects.first else {
            Issue.record("\(chat.effects)")
            return
        }
    }

    @Test func `somebody who is nowhere is refused with what to do`() {
        var chat = Chat.online()
        chat.say("/w dave psst")
        chat.serve(.found(user("dave"), nil, isPresent: false))
        #expect(chat.log == ["→ dave: psst ✗", "!! nobody here is called dave; /who lists who is"])
        #expect(chat.state.outbox.isEmpty)
    }

    @Test func `a whisper written offline goes out on the return`() {
        var chat = Chat.online(with: "bob")
        chat.happen(.disconnected(.cut))
        #expect(chat.say("/w bob psst") == [])
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        #expect(chat.effects.count == 2)
    }

    @Test(arguments: [
        ("/w", "!! usage: /w NAME TEXT"),
        ("/w bob", "!! usage: /w NAME TEXT"),
        ("/w alice hello", "!! that is you; a whisper needs somebody else"),
        ("/w a\u{202E}b hello", "!! nobody here is called a\u{202E}b; /who lists who is"),
        ("/r hello", "!! nobody whispered to you yet; /w NAME TEXT begins"),
        ("/me", "!! usage: /me TEXT"),
        ("/nick", "!! usage: /nick NAME"),
        ("/nick a b", "!! a name has no spaces"),
        ("/nick #a", "!! a name has no / or # in front and no invisible characters"),
        ("/join", "!! usage: /join #ROOM [--private|--sealed]"),
        ("/leave", "!! this is the only room; /quit leaves sotto"),
        ("/quti", "!! there is no command /quti; did you mean /quit?"),
        (
            "/xyzzyx",
            "!! there is no command /xyzzyx; /help lists them, // sends a line that begins with a slash"
        ),
        ("/", "!! there is no command /; /help lists them, // sends a line that begins with a slash"),
        ("/who", "-- 2 in #lobby: alice (you), bob"),
    ])
    func `what cannot be done says what can, and sends nothing`(line: String, answer: String) {
        var chat = Chat.online(with: "bob")
        #expect(chat.say(line) == [])
        #expect(chat.log == [answer])
    }

    @Test(arguments: [("//w bob", "/w bob"), (" /w bob", " /w bob"), ("two\nlines", "two\nlines")])
    func `what is no command is said`(line: String, said: String) {
        var chat = Chat.online(with: "bob")
        chat.say(line)
        #expect(chat.log == ["alice: \(said) ·"])
    }

    @Test func `a line too long stays in the input`() {
        var chat = Chat.online()
        let text = String(repeating: "가", count: 2_731)
        #expect(chat.say(text) == [])
        #expect(chat.input == text + "|")
        #expect(chat.log.count == 1)
        chat.act(.edit(.delete(.left)), .submit)
        #expect(chat.effects.posted != nil)
    }

    @Test func `a whisper is answered, by the name they have now`() {
        var chat = Chat.online(with: "bob")
        chat.happen(
            .whisper(from: Chat.person("bob"), Chat.id(1), at: Timestamp(milliseconds: 1), .say("psst"), number: .zero))
        let rename = Rename(identity: Chat.key("bob"), old: user("bob"), new: user("bert"))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, renamed: [rename])))
        chat.say("/r what")
        #expect(chat.log.last == "→ bert: what ·")
    }

    @Test func `an action is posted as one`() {
        var chat = Chat.online()
        chat.say("/me waves")
        #expect(chat.log == ["* alice waves ·"])
    }

    @Test func `a new name is asked for, and kept when it is given`() {
        var chat = Chat.online()
        #expect(chat.say("/nick 하나") == [.send(.rename(user("하나")))])
        #expect(chat.serve(.renamed(user("하나"))) == [.saveName(user("하나"))])
        #expect(chat.state.name == user("하나"))
        chat.serve(.renameRefused(.nameTaken(free: user("bob2"))))
        #expect(chat.log.last == "!! you are still 하나: that name is taken; /nick bob2 is free")
    }

    @Test func `rooms are entered, walked through and left`() {
        var chat = Chat.online()
        #expect(chat.say("/join tea") == [.send(.join(room("#tea"), after: nil))])
        #expect(chat.state.room.name == room("#tea"))
        chat.act(.nextRoom)
        #expect(chat.state.room.name == room("#lobby"))
        chat.act(.previousRoom)
        #expect(chat.state.room.name == room("#tea"))
        chat.say("/leave")
        #expect(chat.state.rooms.map(\.name) == [room("#lobby")])
    }

    @Test func `lines sent before come back, and the draft after them`() {
        var chat = Chat.online()
        chat.say("one")
        chat.say("two")
        chat.act(.edit(.insert("draft")), .historyBack)
        #expect(chat.input == "two|")
        chat.act(.historyBack, .historyBack)
        #expect(chat.input == "one|")
        chat.act(.historyForward, .historyForward)
        #expect(chat.input == "draft|")
        chat.act(.historyForward)
        #expect(chat.input == "draft|")
    }

    @Test func `clear empties the log and nothing else`() {
        var chat = Chat.online(with: "bob")
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 101)))
        chat.say("/clear")
        #expect(chat.log == [])
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 101)))
        #expect(chat.log == [])
    }
}
