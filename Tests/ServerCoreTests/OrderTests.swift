import ServerCore
import SottoModel
import TestSupport
import Testing

struct `An order` {
    /// Root operates the server, bob is a guest, alice was made an operator of the room by entry 1.
    private static func hall() -> Hall {
        let hall = Hall(in: "#lobby", "root0", "alice1", "bob2", "carol2")
        hall.orders("root0", .op(Person("alice")), as: 1)
        return hall
    }

    @Test func `is an entry of the room`() {
        let hall = Self.hall()
        let kick = EntryBody.order(.kick(Sentence(Person("bob"), reason: "noise")))
        #expect(hall.posts("alice1", 2, kick) == ["journal ← #1 alice: kick bob: noise"])
        #expect(
            hall.keeps(2, as: 2) == [
                "0 #1 alice: kick bob: noise (2)", "1 #1 alice: kick bob: noise (2)",
                "2 #1 alice: kick bob: noise (2)", "2 bob2 out of #1", "0 #1 -bob = 3", "1 #1 -bob = 3",
                "2 #1 -bob = 3", "2 bob2 ← left #1", "1 alice1 settled 5",
            ])
    }

    @Test(
        arguments: [
            .kick(Sentence(Person("carol"))), .ban(Sentence(Person("carol"))), .unban(Person("carol")),
            .mute(Sentence(Person("carol"))), .unmute(Person("carol")), .op(Person("bob")), .deop(Person("alice")),
            .slow(seconds: 5), .invite(Person("dave")), .close(true),
            .keep(Retention(seconds: 60)), .keep(Retention()),
        ] as [Order])
    func `is an operator's to give`(_ order: Order) {
        let hall = Self.hall()
        #expect(hall.orders("bob2", order, as: 2).last == "2 bob2 ← 2 refused, notOperator")
        #expect(hall.orders("alice1", order, as: 3).first?.hasPrefix("0 #1 alice: ") == true)
        #expect(hall.orders("root0", order, as: 4).first?.hasPrefix("0 #1 root: ") == true)
    }

    @Test(
        arguments: [
            .kick(Sentence(Person("root"))), .ban(Sentence(Person("root"))), .mute(Sentence(Person("root"))),
            .deop(Person("root")), .kick(Sentence(Person("alice"))), .ban(Sentence(Person("alice"))),
            .slow(seconds: -1), .slow(seconds: 86_401), .keep(Retention(seconds: 59)),
        ] as [Order])
    func `neither strikes who operates the server nor oneself, nor asks too much`(_ order: Order) {
        #expect(Self.hall().orders("alice1", order, as: 2).last == "1 alice1 ← 2 refused, notPossible")
    }

    @Test func `is nobody's any more who has laid it down`() {
        let hall = Self.hall()
        hall.orders("alice1", .deop(Person("alice")), as: 2)
        #expect(hall.orders("alice1", .slow(seconds: 5), as: 3).last == "1 alice1 ← 3 refused, notOperator")
    }

    @Test func `has a reason of up to 512 bytes`() {
        let hall = Self.hall()
        let reason = String(repeating: "r", count: 512)
        #expect(hall.orders("alice1", .mute(Sentence(Person("bob"), reason: reason)), as: 2).count == 4)
        #expect(
            hall.orders("alice1", .mute(Sentence(Person("bob"), reason: reason + "r")), as: 3).last
                == "1 alice1 ← 3 refused, tooLong")
    }

    @Test func `has its effect once, though it could be kept only at a second try`() {
        let hall = Self.hall()
        let kick = EntryBody.order(.kick(Sentence(Person("bob"))))
        _ = hall.posts("alice1", 2, kick)
        var kept: Proposal?
        let live = hall.settles(2) { proposal in
            kept = proposal
            return .applied(proposal.entry(.liveOnly))
        }
        #expect(live.contains("2 bob2 out of #1"))
        hall.does("bob2", .join("#lobby", after: nil))
        let again = kept.map { hall.settles($0, .applied($0.entry(.kept(2, prev: 1)))) } ?? []
        #expect(again.contains("2 #1 alice: kick bob (2)"))
        #expect(!again.contains("2 bob2 out of #1"))
    }

    @Test func `upon so many people is possible, and no more until some of it is over`() {
        var limits = Limits()
        limits.standingsPerRoom = 2
        let hall = Hall(in: "#lobby", "root0", limits: limits)
        hall.orders("root0", .ban(Sentence(Person("a"), until: Timestamp(milliseconds: 5000))), as: 1)
        hall.orders("root0", .ban(Sentence(Person("b"))), as: 2)
        #expect(hall.orders("root0", .ban(Sentence(Person("c"))), as: 3).last == "0 root0 ← 3 refused, notPossible")
        #expect(hall.orders("root0", .mute(Sentence(Person("b"))), as: 4).first == "0 #1 root: mute b (4)")
        hall.time = Timestamp(milliseconds: 5000)
        #expect(hall.orders("root0", .ban(Sentence(Person("c"))), as: 5).first == "0 #1 root: ban c (5)")
    }

    @Test func `that makes operators makes so many`() {
        var limits = Limits()
        limits.operatorsPerRoom = 1
        let hall = Hall(in: "#lobby", "root0", limits: limits)
        hall.orders("root0", .op(Person("a")), as: 1)
        #expect(hall.orders("root0", .op(Person("b")), as: 2).last == "0 root0 ← 2 refused, notPossible")
    }

    @Test func `of the server is nobody else's`() {
        #expect(
            Self.hall().posts("alice1", 2, .loss(Loss(after: 1, through: 2, since: Hall.now, until: Hall.now))).last
                == "1 alice1 ← 2 refused, notPossible")
    }
}

struct `Somebody banned` {
    private static func hall(until end: Int64? = nil) -> Hall {
        let hall = Hall(in: "#lobby", "root0", "bob1")
        let until = end.map { Timestamp(milliseconds: $0) }
        hall.orders("root0", .ban(Sentence(Person("bob"), until: until, reason: "noise")), as: 1)
        return hall
    }

    @Test func `is out with every session`() {
        let hall = Hall(in: "#lobby", "root0", "bob1")
        hall.signIn("bob2'", isInteractive: false)
        hall.does("bob2'", .join("#lobby", after: nil))
        let lines = hall.orders("root0", .ban(Sentence(Person("bob"))), as: 1)
        #expect(lines.filter { $0.hasSuffix("← left #1") } == ["1 bob1 ← left #1", "2 bob2' ← left #1"])
    }

    @Test func `does not come in again, and reads why`() {
        let refused = "1 bob1 ← #lobby refused, banned: noise"
        #expect(Self.hall().does("bob1", .join("#lobby", after: nil)) == [refused])
    }

    @Test func `comes in again when it is over`() {
        let hall = Self.hall(until: 5000)
        #expect(
            hall.does("bob1", .join("#lobby", after: nil)) == [
                "1 bob1 ← #lobby refused, banned until 5000: noise"
            ])
        hall.time = Timestamp(milliseconds: 5000)
        #expect(hall.does("bob1", .join("#lobby", after: nil)).last == "1 bob1 ← in #1 #lobby of 2: root bob, last 1")
    }

    @Test func `comes in again when it is lifted`() {
        let hall = Self.hall()
        hall.orders("root0", .unban(Person("bob")), as: 2)
        #expect(hall.does("bob1", .join("#lobby", after: nil)).last == "1 bob1 ← in #1 #lobby of 2: root bob, last 2")
    }

    @Test func `is no operator while it lasts`() {
        let hall = Hall(in: "#lobby", "root0", "bob1")
        hall.orders("root0", .op(Person("bob")), as: 1)
        hall.orders("root0", .ban(Sentence(Person("bob"), until: Timestamp(milliseconds: 5000))), as: 2)
        hall.time = Timestamp(milliseconds: 5000)
        #expect(hall.does("bob1", .join("#lobby", after: nil)).last?.hasSuffix(", operator") == true)
    }
}

struct `Somebody muted` {
    @Test func `says nothing, and reads for how long`() {
        let hall = Hall(in: "#lobby", "root0", "bob1")
        hall.orders("root0", .mute(Sentence(Person("bob"), until: Timestamp(milliseconds: 5000))), as: 1)
        for body in [EntryBody.say("x"), .action("x"), .topic("x")] {
            #expect(hall.posts("bob1", 2, body).last == "1 bob1 ← 2 refused, muted until 5000")
        }
        hall.time = Timestamp(milliseconds: 5000)
        #expect(hall.posts("bob1", 3, .say("x")) == ["journal ← #1 bob: x"])
    }

    @Test func `has a voice again when it is given back`() {
        let hall = Hall(in: "#lobby", "root0", "bob1")
        hall.orders("root0", .mute(Sentence(Person("bob"))), as: 1)
        #expect(hall.posts("bob1", 2, .say("x")).last == "1 bob1 ← 2 refused, muted")
        hall.orders("root0", .unmute(Person("bob")), as: 3)
        #expect(hall.posts("bob1", 4, .say("x")) == ["journal ← #1 bob: x"])
    }
}

struct `A slow room` {
    @Test func `has everybody wait between two messages, but operators`() {
        let hall = Hall(in: "#lobby", "root0", "bob1", "carol1")
        hall.orders("root0", .slow(seconds: 10), as: 1)
        #expect(hall.posts("bob1", 2, .say("x")) == ["journal ← #1 bob: x"])
        hall.time = Timestamp(milliseconds: 4500)
        #expect(hall.posts("bob1", 3, .say("y")).last == "1 bob1 ← 3 refused, slow(wait: 7)")
        #expect(hall.posts("carol1", 4, .say("z")) == ["journal ← #1 carol: z"])
        #expect(hall.posts("root0", 5, .say("a")) == ["journal ← #1 root: a"])
        #expect(hall.posts("root0", 6, .say("b")) == ["journal ← #1 root: b"])
        hall.time = Timestamp(milliseconds: 11_000)
        #expect(hall.posts("bob1", 7, .say("y")) == ["journal ← #1 bob: y"])
    }

    @Test func `keeps nobody waiting whom a clock put back would`() {
        let hall = Hall(in: "#lobby", "root0", "bob1")
        hall.orders("root0", .slow(seconds: 10), as: 1)
        _ = hall.posts("bob1", 2, .say("x"))
        hall.time = Timestamp(milliseconds: 500)
        #expect(hall.posts("bob1", 3, .say("y")) == ["journal ← #1 bob: y"])
    }

    @Test func `has everybody wait, however many speak in it and are done waiting`() {
        let names = (0..<200).map {
            "\(["a", "b"][$0 / 100])\(["c", "d", "e", "f", "g"][$0 / 20 % 5])\(Self.last[$0 % 20])1"
        }
        let hall = Hall(in: "#lobby", "root0")
        hall.orders("root0", .slow(seconds: 10), as: 1)
        for (number, name) in names.enumerated() {
            hall.settleIn(name)
            hall.does(name, .join("#lobby", after: nil))
            hall.time = Timestamp(milliseconds: Int64(1000 + 100 * number))
            #expect(hall.posts(name, UInt64(10 + number), .say("x")).count == 1)
        }
        for (number, name) in names.enumerated() {
            let mayAgain = 100 * (199 - number) >= 10_000
            #expect((hall.posts(name, UInt64(300 + number), .say("y")).last?.contains("slow") == true) != mayAgain)
        }
    }

    private static let last = Array("hijklmnopqrstuvwxyza")

    @Test func `is told to who comes in`() {
        let hall = Hall(in: "#lobby", "root0")
        hall.orders("root0", .slow(seconds: 10), as: 1)
        hall.settleIn("bob1")
        #expect(hall.does("bob1", .join("#lobby", after: nil)).last?.hasSuffix("last 1, slow 10") == true)
    }
}

struct `A private room` {
    private static func den() -> Hall {
        let hall = Hall()
        for session in ["alice0", "bob1", "root2"] { hall.settleIn(session) }
        hall.founds("alice0")
        return hall
    }

    @Test func `is founded by an order, whose author operates it`() {
        let hall = Hall()
        hall.settleIn("alice0")
        #expect(
            hall.does("alice0", .join("#den", after: nil, founding: .number(1))) == [
                "0 alice0 ← in #1 #den of 1: alice, last 0, private, operator",
                "journal ← #1 alice: close",
            ])
        #expect(hall.keeps(1, as: 1) == ["0 #1 alice: close (1)", "0 alice0 settled 0"])
    }

    @Test func `is closed to others before that is kept`() {
        let hall = Hall()
        for session in ["alice0", "bob1"] { hall.settleIn(session) }
        hall.does("alice0", .join("#den", after: nil, founding: .number(1)))
        #expect(hall.does("bob1", .join("#den", after: nil)) == ["1 bob1 ← #den refused, privateRoom"])
    }

    @Test func `is founded where there is none`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(
            hall.does("bob1", .join("#lobby", after: nil, founding: .number(1))).last
                == "1 bob1 ← in #1 #lobby of 2: alice bob, last 0")
    }

    @Test func `lets in who is invited, and who operates the server`() {
        let hall = Self.den()
        #expect(hall.does("bob1", .join("#den", after: nil)) == ["1 bob1 ← #den refused, privateRoom"])
        #expect(
            hall.orders("alice0", .invite(Person("bob")), as: 2) == [
                "0 #1 alice: invite bob (2)", "1 bob1 ← alice invites to #den", "0 alice0 settled 0",
            ])
        #expect(hall.does("bob1", .join("#den", after: nil)).last?.hasSuffix("last 2, private") == true)
        #expect(hall.does("root2", .join("#den", after: nil)).last?.hasSuffix("last 2, private, operator") == true)
    }

    @Test func `lets in nobody again who was thrown out`() {
        let hall = Self.den()
        hall.orders("alice0", .invite(Person("bob")), as: 2)
        hall.does("bob1", .join("#den", after: nil))
        hall.orders("alice0", .kick(Sentence(Person("bob"))), as: 3)
        #expect(hall.does("bob1", .join("#den", after: nil)) == ["1 bob1 ← #den refused, privateRoom"])
    }

    @Test func `tells nobody whom it banned`() {
        let hall = Self.den()
        hall.orders("alice0", .ban(Sentence(Person("bob"))), as: 2)
        hall.orders("alice0", .invite(Person("bob")), as: 3)
        #expect(hall.does("bob1", .join("#den", after: nil)) == ["1 bob1 ← #den refused, privateRoom"])
    }

    @Test func `keeps who is in it, and lets them in again while they are`() {
        let hall = Hall(in: "#lobby", "root0", "bob1")
        hall.orders("root0", .close(true), as: 1)
        #expect(hall.posts("bob1", 2, .say("x")) == ["journal ← #1 bob: x"])
        #expect(hall.does("bob1", .join("#lobby", after: nil)).last?.hasSuffix("last 1, private") == true)
        hall.does("bob1", .leave(1))
        #expect(hall.does("bob1", .join("#lobby", after: nil)) == ["1 bob1 ← #lobby refused, privateRoom"])
    }

    @Test func `is open to all when it is opened, and its operator stays`() {
        let hall = Self.den()
        hall.orders("alice0", .close(false), as: 2)
        #expect(hall.does("bob1", .join("#den", after: nil)).last?.hasSuffix("last 2") == true)
        #expect(hall.orders("alice0", .slow(seconds: 1), as: 3).first == "0 #1 alice: slow 1 (3)")
    }

    @Test func `makes nobody its operator by being closed again`() {
        let hall = Self.den()
        hall.does("root2", .join("#den", after: nil))
        hall.orders("root2", .deop(Person("alice")), as: 2)
        hall.orders("root2", .close(false), as: 3)
        hall.orders("root2", .op(Person("bob")), as: 4)
        hall.does("bob1", .join("#den", after: nil))
        hall.orders("bob1", .close(true), as: 5)
        #expect(hall.does("root2", .join("#den", after: nil)).last?.hasSuffix("last 5, private, operator") == true)
        #expect(hall.does("alice0", .join("#den", after: nil)).last?.hasSuffix("last 5, private") == true)
    }

    @Test func `stays when everybody has gone`() {
        let hall = Self.den()
        hall.does("alice0", .leave(1))
        #expect(hall.does("bob1", .join("#den", after: nil)) == ["1 bob1 ← #den refused, privateRoom"])
    }
}

struct `Who operates the server` {
    @Test func `is told so`() {
        #expect(Hall().signIn("root0").first == "0 root0 ← welcome root, operator")
    }
}
