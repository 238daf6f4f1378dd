import ServerCore
import SottoModel
import TestSupport
import Testing

struct `Signing in` {
    @Test func `waits for the directory and then is welcomed`() {
        let hall = Hall()
        #expect(hall.opens("alice0") == ["journal ← alice0 claims alice"])
        #expect(hall.sessionCount == 0)
        #expect(hall.answers("alice0", .won).first == "0 alice0 ← welcome alice")
        #expect(hall.sessionCount == 1)
    }

    @Test func `under a taken name is refused with a free one`() {
        let hall = Hall()
        _ = hall.opens("alice0")
        #expect(
            hall.answers("alice0", .taken(free: "alice2")) == [
                "0 alice0 ← refused, taken, alice2 is free", "0 alice0 closes, refused",
            ])
        #expect(hall.sessionCount == 0)
    }

    @Test func `by an invite that was used meanwhile is refused`() {
        let hall = Hall()
        _ = hall.opens("alice0")
        #expect(
            hall.answers("alice0", .notAdmitted) == [
                "0 alice0 ← refused, notAdmitted", "0 alice0 closes, refused",
            ])
        #expect(hall.sessionCount == 0)
    }

    @Test func `twice on one connection ends it`() {
        let hall = Hall()
        _ = hall.opens("alice0")
        #expect(hall.opens("alice0") == ["0 alice0 closes, malformed"])
        hall.answers("alice0", .won)
        #expect(hall.opens("alice0") == ["0 alice0 closes, malformed"])
    }

    @Test func `comes to nothing once the connection is gone`() {
        let hall = Hall()
        _ = hall.opens("alice0")
        #expect(hall.does("alice0", .closed(nil)) == ["0 alice0 gone"])
        #expect(hall.answers("alice0", .won) == [])
        #expect(hall.sessionCount == 0)
    }

    @Test(
        arguments: [
            .join("#lobby", after: nil), .leave(1), .taken(through: 1), .prefer(.nobody), .rename("eve"),
            .roster(1, after: 0), .find("bob"),
        ] as [Call])
    func `comes before anything else has an effect`(_ call: Call) {
        let hall = Hall(in: "#lobby", "bob1")
        _ = hall.opens("alice0")
        #expect(hall.does("alice0", call) == [])
    }

    @Test func `tells why the server ended the session before it, once`() {
        let hall = Hall()
        hall.signIn("alice0")
        hall.does("alice0", .closed(.stalled))
        #expect(hall.signIn("alice1") == ["1 alice1 ← welcome alice, was stalled"])
        hall.does("alice1", .closed(nil))
        #expect(hall.signIn("alice2") == ["2 alice2 ← welcome alice"])
    }
}

struct `A second session of the same person` {
    @Test func `takes over, and the old one is told`() {
        let hall = Hall()
        hall.signIn("alice0")
        #expect(hall.signIn("alice1'") == ["0 alice0 closes, replaced", "1 alice1' ← welcome alice"])
        #expect(hall.sessionCount == 1)
    }

    @Test func `leaves the old one's calls without an effect`() {
        let hall = Hall(in: "#lobby", "bob1", "alice0")
        hall.signIn("alice2'")
        #expect(hall.does("alice0", .join("#lobby", after: nil)) == [])
        #expect(hall.posts("alice0", 1, .say("hi")) == ["0 alice0 settled 2"])
        #expect(hall.does("alice0", .rename("eve")) == [])
        #expect(hall.does("alice0", .closed(.silent)) == ["0 alice0 gone"])
        #expect(hall.signIn("alice1''") == ["2 alice2' closes, replaced", "1 alice1'' ← welcome alice"])
    }

    /// Who is replaced is awaited a moment.
    @Test func `shows nobody that somebody left or came`() {
        let hall = Hall(in: "#lobby", "bob1", "alice0")
        let seen = hall.signIn("alice2'") + hall.does("alice2'", .join("#lobby", after: nil))
        #expect(seen.filter { $0.hasPrefix("1 #1") } == ["1 #1 -alice? = 1", "1 #1 +alice = 2"])
        var gather = PresenceGather()
        let isShown = gather.add(.replaced(Person("alice")), count: 1)
        #expect(!isShown)
        gather.add(.joined(Person("alice")), count: 2)
        #expect(gather.take(shown: 500) == PresenceDelta(count: 2))
    }

    @Test func `does not take over while the directory has not answered`() {
        let hall = Hall()
        hall.signIn("alice0")
        #expect(hall.opens("alice1'") == ["journal ← alice1' claims alice"])
        #expect(hall.does("alice0", .find("alice")) == ["0 alice0 ← alice is alice"])
    }
}

struct `An auxiliary session` {
    @Test func `stands beside the interactive one`() {
        let hall = Hall()
        hall.signIn("alice0")
        #expect(hall.signIn("alice1'", isInteractive: false) == ["1 alice1' ← welcome alice"])
        #expect(hall.sessionCount == 2)
    }

    @Test func `is in a room and in no user list`() {
        let hall = Hall(in: "#lobby", "bob0")
        hall.signIn("alice1", isInteractive: false)
        #expect(
            hall.does("alice1", .join("#lobby", after: nil)) == ["1 alice1 ← in #1 #lobby of 1: bob, last 0"])
        _ = hall.posts("alice1", 1, .say("from a script"))
        #expect(
            hall.keeps(1, as: 5).prefix(2) == [
                "0 #1 alice: from a script (5)", "1 #1 alice: from a script (5)",
            ])
        #expect(hall.does("alice1", .leave(1)) == ["1 alice1 out of #1", "1 alice1 ← left #1"])
    }

    @Test func `is found by nobody and whispered to by nobody`() {
        let hall = Hall()
        hall.signIn("bob0")
        hall.signIn("alice1", isInteractive: false)
        #expect(hall.does("bob0", .find("alice")) == ["journal ← who is alice?"])
        #expect(hall.finds("alice", for: "bob0") == ["0 bob0 ← alice is alice, away"])
        _ = hall.whispers("bob0", 1, to: "alice")
        #expect(hall.holds(1, as: 5).last == "0 bob0 ← 1 held")
    }

    @Test func `is one of eight, and the ninth is refused`() {
        let hall = Hall()
        for mark in 1...8 {
            hall.signIn("alice0" + String(repeating: "'", count: mark), isInteractive: false)
        }
        let refused = ["1 alice1 ← refused, tooManySessions", "1 alice1 closes, refused"]
        #expect(hall.opens("alice1", isInteractive: false) == refused)
        hall.does("alice0'", .closed(nil))
        #expect(hall.opens("alice1", isInteractive: false) == ["journal ← alice1 claims alice"])
    }

    @Test func `is one of eight, though all came at once`() {
        let hall = Hall()
        let sessions = (1...9).map { "alice0" + String(repeating: "'", count: $0) }
        for session in sessions { _ = hall.opens(session, isInteractive: false) }
        for session in sessions { hall.answers(session, .won) }
        #expect(hall.sessionCount == 8)
    }
}
