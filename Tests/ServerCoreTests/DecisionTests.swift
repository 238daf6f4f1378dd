import ServerCore
import SottoModel
import TestSupport
import Testing

struct `An order upon the server` {
    private static func hall() -> Hall {
        let hall = Hall()
        for session in ["root0", "alice1", "bob2"] { hall.settleIn(session) }
        return hall
    }

    @Test func `is an operator's to give`() {
        let hall = Self.hall()
        #expect(hall.does("alice1", .order(.number(1), .free("bob"))) == ["1 alice1 ← 1 refused, notOperator"])
        #expect(hall.does("root0", .order(.number(2), .free("bob"))) == ["journal ← decides free bob"])
    }

    @Test func `is answered when it is in force, or why it is not`() {
        let hall = Self.hall()
        hall.does("root0", .order(.number(1), .unban(.of("eve"))))
        #expect(hall.rules() == ["0 root0 ← 1 delivered"])
        hall.does("root0", .order(.number(2), .free("eve")))
        #expect(hall.rules(.refused(.noSuchName)) == ["0 root0 ← 2 refused, noSuchName"])
    }

    @Test func `does not keep out who operates the server`() {
        let order = Call.order(.number(1), .ban(Sentence(Person("root")), address: false))
        #expect(Self.hall().does("root0", order) == ["0 root0 ← 1 refused, notPossible"])
    }

    @Test func `has a reason of up to 512 bytes`() {
        let reason = String(repeating: "r", count: 513)
        let order = Call.order(.number(1), .ban(Sentence(Person("bob"), reason: reason), address: false))
        #expect(Self.hall().does("root0", order) == ["0 root0 ← 1 refused, tooLong"])
    }

    @Test func `keeps out so many`() {
        var limits = Limits()
        limits.bans = 1
        let hall = Hall(limits: limits)
        hall.settleIn("root0")
        hall.does("root0", .order(.number(1), .ban(Sentence(Person("bob")), address: false)))
        hall.rules()
        let more = Call.order(.number(2), .ban(Sentence(Person("eve")), address: false))
        #expect(hall.does("root0", more) == ["0 root0 ← 2 refused, notPossible"])
    }

    @Test func `of the shell is answered to the shell`() {
        let hall = Self.hall()
        #expect(hall.decides(.free("bob")) == ["journal ← decides free bob"])
        #expect(hall.rules(.refused(.noSuchName)).last == "shell ← refused(SottoModel.Refusal.noSuchName)")
    }

    @Test func `that gives names around is seen by everybody`() {
        let hall = Hall(in: "#lobby", "root0", "alice1", "bob2")
        hall.does("root0", .order(.number(1), .give("alice", to: .of("bob"))))
        let renames = [
            Rename(identity: .of("alice"), old: "alice", new: "alice2"),
            Rename(identity: .of("bob"), old: "bob", new: "alice"),
        ]
        let lines = hall.rules(.done(renames))
        #expect(lines.filter { $0.hasPrefix("0 #1") } == ["0 #1 alice→alice2 = 3", "0 #1 bob→alice = 3"])
        #expect(lines.contains("1 alice1 ← you are alice2"))
        #expect(lines.contains("2 bob2 ← you are alice"))
        #expect(hall.does("root0", .find("alice")) == ["0 root0 ← alice is alice"])
        #expect(hall.posts("bob2", 2, .say("x")) == ["journal ← #1 alice: x"])
    }

    @Test func `that was answered already is not answered again when it is kept`() {
        let hall = Self.hall()
        hall.does("root0", .order(.number(1), .ban(Sentence(Person("bob")), address: false)))
        #expect(hall.rules().last == "0 root0 ← 1 delivered")
        #expect(hall.rulesAgain() == [])
    }
}

struct `Somebody kept out of the server` {
    private static let ban = Call.order(
        .number(1),
        .ban(Sentence(Person("bob"), until: Timestamp(milliseconds: 5000), reason: "noise"), address: false))

    private static func hall() -> Hall {
        let hall = Hall()
        for session in ["root0", "bob1"] { hall.settleIn(session) }
        hall.does("root0", ban)
        return hall
    }

    @Test func `is sent away from everywhere`() {
        let hall = Self.hall()
        hall.signIn("bob2'", isInteractive: false)
        #expect(
            hall.rules() == ["1 bob1 closes, banned", "2 bob2' closes, banned", "0 root0 ← 1 delivered"])
        #expect(hall.sessionCount == 1)
    }

    @Test func `does not come in, and no name is claimed for them`() {
        let hall = Self.hall()
        hall.rules()
        #expect(
            hall.opens("bob2") == ["2 bob2 ← refused, banned until 5000: noise", "2 bob2 closes, refused"])
    }

    @Test func `does not come in who was about to`() {
        let hall = Self.hall()
        _ = hall.opens("bob2'")
        hall.rules()
        #expect(hall.answers("bob2'", .won).first == "2 bob2' ← refused, banned until 5000: noise")
    }

    @Test func `comes in when it is over, and reads how the last time ended`() {
        let hall = Self.hall()
        hall.rules()
        hall.time = Timestamp(milliseconds: 5000)
        #expect(hall.signIn("bob2") == ["2 bob2 ← welcome bob, was banned"])
    }

    @Test func `comes in when it is lifted`() {
        let hall = Self.hall()
        hall.rules()
        hall.does("root0", .order(.number(2), .unban(.of("bob"))))
        hall.rules()
        #expect(hall.signIn("bob2").first == "2 bob2 ← welcome bob, was banned")
    }

    @Test func `is kept out from a restart on`() {
        var stored = StoredState()
        stored.bans = [
            ServerBan(Sentence(Person("bob")), source: nil), ServerBan(Sentence(Person("root")), source: nil),
        ]
        let hall = Hall(stored: stored)
        #expect(hall.opens("bob1").first == "1 bob1 ← refused, banned")
        #expect(hall.signIn("root0").first == "0 root0 ← welcome root, operator")
    }
}

struct `An address kept out` {
    private static func ban(_ person: String, _ id: UInt64, until end: Int64? = nil) -> Call {
        let until = end.map { Timestamp(milliseconds: $0) }
        return .order(.number(id), .ban(Sentence(Person(person), until: until), address: true))
    }

    private static func hall() -> Hall {
        let hall = Hall()
        hall.settleIn("root0")
        for session in ["bob1", "eve2"] { hall.signIn(session, from: 7) }
        return hall
    }

    @Test func `is the one somebody is at, and every loop hears of it`() {
        let hall = Self.hall()
        #expect(hall.does("root0", Self.ban("bob", 1)) == ["journal ← decides ban bob from 192.0.2.7"])
        #expect(
            hall.rules() == [
                "1 bob1 closes, banned", "0 192.0.2.7 banned", "1 192.0.2.7 banned", "2 192.0.2.7 banned",
                "0 root0 ← 1 delivered",
            ])
    }

    @Test func `is none of somebody who is not there`() {
        #expect(Self.hall().does("root0", Self.ban("dave", 1)) == ["journal ← decides ban dave"])
    }

    @Test func `is let in again when nobody from there is banned any more`() {
        let hall = Self.hall()
        for (person, id) in [("bob", UInt64(1)), ("eve", 2)] {
            hall.does("root0", Self.ban(person, id))
            hall.rules()
        }
        hall.does("root0", .order(.number(3), .unban(.of("bob"))))
        #expect(hall.rules() == ["0 root0 ← 3 delivered"])
        hall.does("root0", .order(.number(4), .unban(.of("eve"))))
        #expect(
            hall.rules().prefix(3) == ["0 192.0.2.7 not banned", "1 192.0.2.7 not banned", "2 192.0.2.7 not banned"])
    }

    @Test func `is kept out until the later of two ends`() {
        var bans = SourceBans()
        let source = Source(ipv4: 7)
        bans.add(source, until: Timestamp(milliseconds: 10))
        bans.add(source, until: Timestamp(milliseconds: 5))
        #expect(bans.holds(source, at: Timestamp(milliseconds: 9)))
        #expect(!bans.holds(source, at: Timestamp(milliseconds: 10)))
        bans.add(source, until: nil)
        bans.add(source, until: Timestamp(milliseconds: 5))
        #expect(bans.holds(source, at: Timestamp(milliseconds: .max)))
        bans.remove(source)
        #expect(!bans.holds(source, at: Timestamp(milliseconds: 0)))
    }

    @Test(arguments: ["192.0.2.7", "0.0.0.0", "255.255.255.255", "2001:db8:1:2::/64", "0:0:0:0::/64"])
    func `is read as it is written`(_ text: String) {
        #expect(Source(text)?.description == text)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.256", "1.2.3.-4", "1.2.3.+4", "a::/64", "1:2:3:4", "1:2:3:10000::/64"])
    func `is nothing else`(_ text: String) {
        #expect(Source(text) == nil)
    }
}
