import ServerCore
import SottoModel
import TestSupport
import Testing

struct `A whisper` {
    @Test func `is kept before it reaches one session, and its sender reads so`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1", "carol2")
        #expect(hall.whispers("alice0", 3, to: "bob", [7, 8]) == ["journal ← alice whispers 3"])
        #expect(
            hall.holds(3, as: 90) == [
                "1 bob1 ← alice whispers 3 as 90", "0 alice0 settled 2", "0 alice0 ← 3 delivered",
            ])
    }

    @Test func `reaches the session that took over`() {
        let hall = Hall()
        for session in ["alice0", "bob1", "bob2'"] { hall.settleIn(session) }
        _ = hall.whispers("alice0", 3, to: "bob")
        #expect(hall.holds(3, as: 90).first == "2 bob2' ← alice whispers 3 as 90")
    }

    @Test func `to somebody who is away is held`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        hall.does("bob1", .closed(nil))
        _ = hall.whispers("alice0", 3, to: "bob")
        #expect(hall.holds(3, as: 90) == ["0 alice0 settled 1", "0 alice0 ← 3 held"])
    }

    @Test(arguments: [
        (LetterSettlement.refused(.nobodyThere), "refused, nobodyThere"),
        (.refused(.inboxFull), "refused, inboxFull"),
        (.duplicate(isHeld: true), "held"),
        (.duplicate(isHeld: false), "delivered"),
    ])
    func `that nobody gets is answered as the journal says`(_ settlement: LetterSettlement, _ outcome: String) {
        let hall = Hall(in: "#lobby", "alice0")
        _ = hall.whispers("alice0", 3, to: "bob")
        #expect(hall.settlesWhisper(3) { _ in settlement } == ["0 alice0 settled 1", "0 alice0 ← 3 \(outcome)"])
    }

    @Test func `that no store can keep is for who is there alone`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        _ = hall.whispers("alice0", 3, to: "bob")
        #expect(hall.holds(3, as: .zero).first == "1 bob1 ← alice whispers 3 as 0")
        hall.does("bob1", .closed(nil))
        _ = hall.whispers("alice0", 4, to: "bob")
        #expect(hall.holds(4, as: .zero).last == "0 alice0 ← 4 refused, notPossible")
    }

    @Test func `has up to 12 KiB`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        let most = [UInt8](repeating: 7, count: WireLimits.whisperBytes)
        #expect(hall.whispers("alice0", 1, to: "bob", most) == ["journal ← alice whispers 1"])
        #expect(hall.whispers("alice0", 2, to: "bob", most + [0]).last == "0 alice0 ← 2 refused, tooLong")
    }

    @Test func `of nobody known has no effect but its settlement`() {
        #expect(Hall().whispers("ghost0", 1, to: "bob") == ["0 ghost0 settled 1"])
    }
}

struct `An inbox` {
    @Test func `is opened by signing in, and gives what waits in order`() {
        let hall = Hall()
        _ = hall.opens("bob1")
        #expect(hall.answers("bob1", .won) == ["1 bob1 ← welcome bob", "journal ← bob1 opens the inbox after 0"])
        #expect(
            hall.finds([5, 9], waitingFor: "bob1") == [
                "1 bob1 ← eve whispers 5 as 5", "1 bob1 ← eve whispers 9 as 9",
            ])
    }

    @Test func `of an auxiliary session is not opened`() {
        let hall = Hall()
        _ = hall.opens("bob1", isInteractive: false)
        #expect(hall.answers("bob1", .won) == ["1 bob1 ← welcome bob"])
    }

    @Test func `keeps a new whisper behind those that wait`() {
        let hall = Hall(in: "#lobby", "alice0")
        hall.signIn("bob1")
        _ = hall.whispers("alice0", 3, to: "bob")
        #expect(hall.holds(3, as: 90).last == "0 alice0 ← 3 held")
        hall.finds([5], waitingFor: "bob1")
        _ = hall.whispers("alice0", 4, to: "bob")
        #expect(hall.holds(4, as: 91).first == "1 bob1 ← alice whispers 4 as 91")
    }

    @Test func `gives the next page when the one before is taken`() {
        let hall = Hall()
        hall.signIn("bob1")
        #expect(
            hall.finds((1...16).map { EntryNumber($0) }, waitingFor: "bob1", more: true).last
                == "journal ← bob1 opens the inbox after 16")
        #expect(
            hall.finds((17...32).map { EntryNumber($0) }, waitingFor: "bob1", more: true).last
                == "1 bob1 ← eve whispers 32 as 32")
        #expect(hall.does("bob1", .taken(through: 15)) == ["journal ← taken through 15"])
        #expect(
            hall.does("bob1", .taken(through: 16)) == [
                "journal ← taken through 16", "journal ← bob1 opens the inbox after 32",
            ])
    }

    @Test func `forgets what was delivered and nothing else`() {
        let hall = Hall()
        hall.signIn("bob1")
        hall.finds([5, 9], waitingFor: "bob1")
        #expect(hall.does("bob1", .taken(through: 4)) == [])
        #expect(hall.does("bob1", .taken(through: .init(.max))) == ["journal ← taken through 9"])
        #expect(hall.does("bob1", .taken(through: 9)) == [])
    }

    @Test func `holds what comes to somebody who answers nothing`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        for number in 1...UInt64(32) {
            _ = hall.whispers("alice0", number, to: "bob")
            #expect(hall.holds(number, as: EntryNumber(number)).last == "0 alice0 ← \(number) delivered")
        }
        _ = hall.whispers("alice0", 33, to: "bob")
        #expect(hall.holds(33, as: 33).last == "0 alice0 ← 33 held")
        #expect(
            hall.does("bob1", .taken(through: 32)) == [
                "journal ← taken through 32", "journal ← bob1 opens the inbox after 32",
            ])
        #expect(hall.finds([33], waitingFor: "bob1") == ["1 bob1 ← eve whispers 33 as 33"])
    }

    @Test func `that cannot be read further gives what is behind`() {
        let hall = Hall()
        hall.signIn("bob1")
        let request = InboxPage([], through: 40, more: true)
        #expect(hall.finds(request, waitingFor: "bob1") == ["journal ← bob1 opens the inbox after 40"])
    }

    @Test func `is nobody's once its session is gone`() {
        let hall = Hall()
        hall.signIn("bob1")
        hall.does("bob1", .closed(nil))
        #expect(hall.finds([5], waitingFor: "bob1") == [])
    }
}

struct `Whispers that somebody does not want` {
    @Test func `are refused`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(hall.does("bob1", .prefer(.nobody)) == ["journal ← whispers of nobody"])
        #expect(hall.does("bob1", .prefer(.nobody)) == [])
        #expect(
            hall.whispers("alice0", 3, to: "bob") == ["0 alice0 settled 1", "0 alice0 ← 3 refused, whispersOff"])
        hall.does("bob1", .prefer(.everybody))
        #expect(hall.whispers("alice0", 4, to: "bob") == ["journal ← alice whispers 4"])
    }

    @Test func `are those of strangers, while oneself is there`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        hall.settleIn("eve2")
        hall.does("bob1", .prefer(.roommates))
        #expect(hall.whispers("alice0", 3, to: "bob") == ["journal ← alice whispers 3"])
        #expect(hall.whispers("eve2", 4, to: "bob").last == "2 eve2 ← 4 refused, whispersOff")
        hall.signIn("alice2'", isInteractive: false)
        #expect(hall.whispers("alice2'", 5, to: "bob") == ["journal ← alice whispers 5"])
        hall.does("bob1", .closed(nil))
        #expect(hall.whispers("alice0", 6, to: "bob").last == "0 alice0 ← 6 refused, whispersOff")
    }

    @Test func `are not one's own`() {
        let hall = Hall(in: "#lobby", "bob1")
        hall.does("bob1", .prefer(.nobody))
        #expect(hall.whispers("bob1", 3, to: "bob") == ["journal ← bob whispers 3"])
    }
}
