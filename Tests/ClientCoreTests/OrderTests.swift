import ClientCore
import SottoModel
import TestSupport
import Testing

/// What operators type.
struct OrderTests {
    private static let bob = Chat.person("bob")

    @Test(
        arguments: [
            ("/kick bob", .kick(Sentence(bob))),
            ("/kick bob  no shouting ", .kick(Sentence(bob, reason: "no shouting"))),
            ("/kick BOB x", .kick(Sentence(bob, reason: "x"))),
            ("/ban bob", .ban(Sentence(bob))),
            ("/ban bob 10m", .ban(Sentence(bob, until: after(600)))),
            ("/ban bob 2h spam 3x", .ban(Sentence(bob, until: after(7_200), reason: "spam 3x"))),
            ("/ban bob 7 times is enough", .ban(Sentence(bob, reason: "7 times is enough"))),
            ("/mute bob", .mute(Sentence(bob))),
            ("/mute bob 7d", .mute(Sentence(bob, until: after(604_800)))),
            ("/unmute bob", .unmute(bob)),
            ("/unban bob", .unban(bob)),
            ("/op bob", .op(bob)),
            ("/deop alice", .deop(Chat.person("alice"))),
            ("/invite 김하나", .invite(Chat.person("김하나"))),
            ("/slow 30", .slow(seconds: 30)), ("/slow 2m", .slow(seconds: 120)), ("/slow off", .slow(seconds: 0)),
            ("/keep 30d", .keep(Retention(seconds: 2_592_000))), ("/keep 500", .keep(Retention(entries: 500))),
            ("/keep 2h 50", .keep(Retention(seconds: 7_200, entries: 50))), ("/keep all", .keep(Retention())),
            ("/private on", .close(true)), ("/private off", .close(false)),
        ] as [(String, Order)])
    func `an order is an entry of the room`(line: String, order: Order) {
        var chat = Chat.online(with: "bob", "김하나")
        chat.say(line)
        #expect(chat.effects.ordered == [order])
    }

    @Test(
        arguments: [
            ("/ban --server bob 2h spam", .ban(Sentence(bob, until: after(7_200), reason: "spam"), address: false)),
            ("/ban --address bob", .ban(Sentence(bob), address: true)),
            ("/ban bob --server --address", .ban(Sentence(bob), address: true)),
            ("/unban --server bob", .unban(bob.identity)),
            ("/free 하나", .free("하나")),
            ("/give 하나 bob", .give("하나", to: bob.identity)),
        ] as [(String, ServerOrder)])
    func `what is about the whole server is asked of the server`(line: String, order: ServerOrder) {
        var chat = Chat.online(with: "bob")
        chat.say(line)
        #expect(chat.effects.serverOrders == [order])
    }

    @Test(arguments: [
        ("/kick", "/kick NAME [REASON]"), ("/ban", "/ban [--server|--address] NAME [TIME] [REASON]"),
        ("/ban --server", "/ban [--server|--address] NAME [TIME] [REASON]"),
        ("/unban bob now", "/unban [--server] NAME"),
        ("/mute bob soon", "/mute NAME [TIME]"), ("/op", "/op NAME"), ("/op bob carol", "/op NAME"),
        ("/slow", "/slow SECONDS|off"), ("/slow fast", "/slow SECONDS|off"), ("/slow -1", "/slow SECONDS|off"),
        ("/slow 2d", "/slow SECONDS|off"), ("/private", "/private on|off"), ("/private maybe", "/private on|off"),
        ("/free", "/free NAME"), ("/free a b", "/free NAME"), ("/give bob", "/give NAME TO"), ("/leave now", "/leave"),
        ("/whispers some", "/whispers [all|roommates|nobody]"),
        ("/unignore", "/unignore NAME"), ("/join #a #b", "/join #ROOM [--private|--sealed]"),
    ])
    func `arguments that do not fit are answered by the usage`(line: String, usage: String) {
        var chat = Chat.online(with: "bob")
        #expect(chat.say(line) == [])
        #expect(chat.log == ["!! usage: \(usage)"])
    }

    @Test func `an order waits for its entry, and shows as one`() {
        var chat = Chat.online(with: "bob")
        let posted = chat.say("/kick bob spam").posted
        #expect(chat.log == ["* alice kick bob spam ·"])
        chat.serve(
            .entry(Chat.lobby, Chat.entry("alice", .order(.kick(Sentence(Self.bob, reason: "spam"))), 101, id: posted)))
        #expect(chat.log == ["* alice kick bob spam ✓"])
    }

    @Test func `an order that is not ours to give is refused`() throws {
        var chat = Chat.online(with: "bob")
        let posted = chat.say("/op bob").posted
        chat.serve(.outcome(try #require(posted), .refused(.notOperator)))
        #expect(chat.log == ["* alice op bob ✗"])
    }

    @Test(arguments: [(Outcome.delivered, "✓"), (.refused(.notOperator), "✗")])
    func `the outcome of an order to the server stands behind it`(outcome: Outcome, sign: String) throws {
        var chat = Chat.online(with: "bob")
        chat.say("/ban --server bob 2h spam")
        #expect(chat.log == ["?? ban bob from the server for 2 h: spam ·"])
        guard case .order(let id, _)? = chat.effects.sent.last else {
            Issue.record("\(chat.effects)")
            return
        }
        chat.serve(.outcome(id, outcome))
        #expect(chat.log == ["?? ban bob from the server for 2 h: spam \(sign)"])
    }

    @Test func `an order to the server is given again until it has an outcome`() {
        var chat = Chat.online()
        chat.say("/free dave")
        let order = chat.effects.sent
        chat.comeBack()
        #expect(chat.effects.sent.suffix(1) == order)
        guard case .order(let id, _)? = order.last else { return }
        chat.serve(.outcome(id, .delivered))
        chat.comeBack()
        #expect(chat.effects.serverOrders.isEmpty)
    }

    @Test func `whoever is not in the room is asked for first`() {
        var chat = Chat.online()
        #expect(chat.say("/ban dave 10m").sent == [.find("dave")])
        #expect(chat.log == [])
        chat.serve(.found("dave", Chat.person("dave"), isPresent: false))
        #expect(chat.effects.ordered == [.ban(Sentence(Chat.person("dave"), until: Self.after(600)))])
    }

    @Test func `an order about nobody says so`() {
        var chat = Chat.online()
        chat.say("/unban dave")
        chat.serve(.found("dave", nil, isPresent: false))
        #expect(chat.effects == [])
        #expect(chat.log == ["!! nobody here is called dave; /who lists who is"])
    }

    @Test func `an order goes to the room where it was given`() {
        var chat = Chat.online()
        chat.say("/unban dave")
        chat.say("/join #tea")
        chat.serve(.found("dave", Chat.person("dave"), isPresent: false))
        #expect(chat.effects.sent.contains { if case .post(Chat.lobby, _, _) = $0 { true } else { false } })
    }

    @Test func `a question after somebody survives a cut`() {
        var chat = Chat.online()
        chat.say("/op dave")
        chat.comeBack()
        #expect(chat.effects.sent.contains(.find("dave")))
    }

    @Test func `a pipe does not leave before its orders have outcomes`() {
        var chat = Chat.online()
        chat.say("/free dave")
        guard case .order(let id, _)? = chat.effects.sent.last else { return }
        #expect(chat.act(.endOfInput) == [])
        #expect(chat.serve(.outcome(id, .delivered)).contains(.quit(.left)))
    }

    @Test func `a term ends by the server's clock, whatever is thought here`() {
        var chat = Chat(name: "alice")
        chat.happen(.start)
        chat.happen(.online)
        chat.serve(
            .welcome(Welcome(name: "alice", now: Timestamp(milliseconds: 5_000_000), previousClose: nil)))
        chat.joined(["bob"], last: 100)
        chat.say("/mute bob 1s")
        let until = Timestamp(milliseconds: 5_000_000 + 3 + 1_000)
        #expect(chat.effects.ordered == [.mute(Sentence(Self.bob, until: until))])
    }

    /// So many seconds after the command, which is the fifth event after the welcome, each a millisecond.
    private static func after(_ seconds: Int64) -> Timestamp {
        Timestamp(milliseconds: 5 + seconds * 1_000)
    }
}
