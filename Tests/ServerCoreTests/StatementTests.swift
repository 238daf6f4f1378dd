import ServerCore
import SottoModel
import TestSupport
import Testing

/// What people have signed about their keys, as the hub follows it. Whether it is signed the journal has looked at.
struct `A key that another takes the place of` {
    private static func hall() -> Hall {
        let hall = Hall(in: "#lobby", "root0", "alice1", "bob2")
        return hall
    }

    private static let rotation = KeyStatement.rotation(
        KeyRotation(from: .of("alice"), to: .of("carol"), at: Hall.now))

    @Test func `goes through the journal before the name is claimed`() {
        #expect(
            Self.hall().opens("carol1", statements: [Self.rotation]) == [
                "journal ← key 97 → 99", "journal ← carol1 claims carol",
            ])
    }

    @Test func `is out, and comes in no more`() {
        let hall = Self.hall()
        #expect(hall.states(Self.rotation).contains("1 alice1 closes, replaced"))
        #expect(hall.opens("alice1'") == ["1 alice1' ← refused, keyReplaced", "1 alice1' closes, refused"])
    }

    @Test func `is out too where it is just coming in`() {
        let hall = Self.hall()
        _ = hall.opens("alice2")
        hall.states(Self.rotation)
        #expect(hall.answers("alice2", .won).first == "2 alice2 ← refused, keyReplaced")
    }

    @Test func `is told of to who asks, and to who asks for its card`() {
        let hall = Self.hall()
        #expect(hall.does("bob2", .statements(of: .of("alice"))) == ["2 bob2 ← signed: "])
        hall.states(Self.rotation)
        #expect(hall.does("bob2", .statements(of: .of("alice"))) == ["2 bob2 ← signed: key 97 → 99"])
        hall.does("bob2", .card(.of("alice")))
        #expect(hall.finds(cardOf: nil, for: "bob2") == ["2 bob2 ← signed: key 97 → 99", "2 bob2 ← no card"])
    }

    @Test func `is told of to who whispered to it, once that was refused`() {
        let hall = Self.hall()
        hall.states(Self.rotation)
        _ = hall.whispers("bob2", 1, to: "alice")
        let lines = hall.settlesWhisper(1) { _ in .refused(.nobodyThere) }
        #expect(
            lines.filter { $0.contains("←") } == ["2 bob2 ← 1 refused, nobodyThere", "2 bob2 ← signed: key 97 → 99"])
    }

    @Test func `is told with all that follow`() {
        let hall = Self.hall()
        hall.states(Self.rotation)
        hall.states(.rotation(KeyRotation(from: .of("carol"), to: .of("dave"), at: Hall.now)))
        hall.states(.revocation(KeyRevocation(of: .of("dave"), at: Hall.now)))
        #expect(
            hall.does("bob2", .statements(of: .of("alice")))
                == ["2 bob2 ← signed: key 97 → 99, key 99 → 100, key 100 is revoked"])
    }

    @Test func `leaves what it may do in rooms to the next`() {
        let hall = Hall()
        for session in ["alice1", "bob2", "carol1"] { hall.settleIn(session) }
        hall.founds("alice1")
        hall.orders("alice1", .invite(Person("bob")), as: 2)
        hall.does("bob2", .join("#den", after: nil))
        hall.states(Self.rotation)
        #expect(hall.does("carol1", .join("#den", after: nil)).count == 2)
        #expect(hall.orders("carol1", .slow(seconds: 3), as: 3).contains { $0.contains("slow") })
    }

    @Test func `leaves what was decided against it to the next`() {
        let hall = Hall()
        for session in ["root0", "alice1", "bob2", "carol1"] { hall.settleIn(session) }
        hall.does("bob2", .join("#lobby", after: nil))
        hall.orders("root0", .kick(Sentence(Person("eve"))), as: 1)
        hall.does("root0", .join("#lobby", after: nil))
        hall.orders("root0", .ban(Sentence(Person("alice"), reason: "noise")), as: 2)
        hall.states(Self.rotation)
        #expect(hall.does("carol1", .join("#lobby", after: nil)) == ["1 carol1 ← #lobby refused, banned: noise"])
    }

    @Test func `of an operator of the server leaves that to the next, and to nobody else`() {
        let hall = Hall()
        hall.settleIn("bob2")
        hall.states(.rotation(KeyRotation(from: .of("root"), to: .of("carol"), at: Hall.now)))
        _ = hall.opens("carol1")
        #expect(hall.answers("carol1", .won).first == "1 carol1 ← welcome carol, operator")
        #expect(hall.does("bob2", .order(.number(1), .free("eve"))) == ["2 bob2 ← 1 refused, notOperator"])
    }

    @Test func `does not get out of a ban`() {
        let hall = Self.hall()
        hall.does("root0", .order(.number(1), .ban(Sentence(Person("alice")), address: false)))
        hall.rules()
        #expect(
            hall.opens("carol1", statements: [Self.rotation]) == [
                "1 carol1 ← refused, banned", "1 carol1 closes, refused",
            ])
    }

    @Test func `does not get out of a ban that came into force meanwhile`() {
        let hall = Self.hall()
        _ = hall.opens("carol1", statements: [Self.rotation])
        hall.does("root0", .order(.number(1), .ban(Sentence(Person("alice")), address: false)))
        hall.rules()
        hall.states(Self.rotation)
        #expect(hall.answers("carol1", .won).first == "1 carol1 ← refused, banned")
    }

    @Test func `is banned by the one that has its place`() {
        let hall = Self.hall()
        hall.states(Self.rotation)
        hall.settleIn("carol1")
        hall.does("root0", .order(.number(1), .ban(Sentence(Person("alice")), address: false)))
        #expect(hall.rules().contains("1 carol1 closes, banned"))
        #expect(hall.opens("carol1'").first == "1 carol1' ← refused, banned")
    }

    @Test func `is not put to the journal a second time`() {
        let hall = Self.hall()
        hall.states(Self.rotation)
        #expect(hall.opens("carol1", statements: [Self.rotation]) == ["journal ← carol1 claims carol"])
    }
}

struct `A revoked key` {
    private static let revocation = KeyStatement.revocation(KeyRevocation(of: .of("alice"), at: Hall.now))

    @Test func `is out, and comes in no more`() {
        let hall = Hall(in: "#lobby", "alice1", "bob2")
        #expect(hall.states(Self.revocation).contains("1 alice1 closes, refused"))
        #expect(hall.opens("alice1'") == ["1 alice1' ← refused, keyRevoked", "1 alice1' closes, refused"])
        #expect(hall.does("bob2", .statements(of: .of("alice"))) == ["2 bob2 ← signed: key 97 is revoked"])
    }

    @Test func `is told by another, who comes in all the same`() {
        let hall = Hall()
        #expect(
            hall.opens("carol1", statements: [Self.revocation]) == [
                "journal ← key 97 is revoked", "journal ← carol1 claims carol",
            ])
    }
}

/// Which keys are over, and which can take their place.
struct KeyRegisterTests {
    private static func rotation(_ old: String, _ new: String) -> KeyRotation {
        KeyRotation(from: .of(old), to: .of(new), at: Hall.now)
    }

    private static let register = KeyRegister([
        .rotation(rotation("a", "b")), .rotation(rotation("b", "c")),
        .revocation(KeyRevocation(of: .of("x"), at: Hall.now)),
    ])

    @Test(arguments: [
        ("c", "d", true), ("a", "d", false), ("b", "d", false), ("x", "d", false), ("d", "a", false), ("d", "b", false),
        ("d", "c", false), ("d", "x", false), ("c", "a", false),
    ])
    func `takes the one that holds now, and leads to none that was used`(_ old: String, _ new: String, _ takes: Bool) {
        #expect(Self.register.takes(Self.rotation(old, new)) == takes)
    }

    @Test func `knows who follows whom`() {
        #expect(Self.register.heir(of: .of("a")) == .of("c"))
        #expect(Self.register.heir(of: .of("q")) == .of("q"))
        #expect(Self.register.formers(of: .of("c")) == [.of("b"), .of("a")])
        #expect(Self.register.path(from: .of("b")).map(\.ended) == [.of("b")])
    }

    @Test func `a key that was revoked in the end is the heir all the same`() {
        let heir = KeyRegister([
            .rotation(Self.rotation("a", "b")), .revocation(KeyRevocation(of: .of("b"), at: Hall.now)),
        ]).heir(of: .of("a"))
        #expect(heir == .of("b"))
    }

    @Test func `takes a hundred in a row`() {
        var register = KeyRegister()
        for number in 0..<100 { register.add(.rotation(Self.rotation("k\(number)", "k\(number + 1)"))) }
        #expect(!register.takes(Self.rotation("k100", "k101")))
        #expect(register.path(from: .of("k0")).count == 16)
        #expect(register.heir(of: .of("k0")) == .of("k100"))
    }
}
