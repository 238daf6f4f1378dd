import ServerCore
import SottoModel
import TestSupport
import Testing

/// Alice has founded the sealed room #plans, which is room 1, and lets bob in. What the hub looks at: the journal knows
/// signatures and chains.
struct `A sealed room at the hub` {
    private static let start = Timestamp(milliseconds: 5)

    private static func genesis(by founder: String) -> Genesis {
        let nowhere = ChannelKey(IdentityKey.of("server").key)
        return Genesis(
            of: "#plans", by: Person(founder), on: nowhere, at: start, nonce: Array(repeating: 1, count: 16))
    }

    private static func change(_ deed: MembershipChange.Deed, _ subject: String, by author: String) -> EntryBody {
        let prev = IdentityKey.of("prev").key
        return .sealed(
            .change(MembershipChange(deed, of: Person(subject), by: .of(author), after: prev, at: start)))
    }

    private static func hall() -> Hall {
        let hall = Hall()
        for session in ["alice0", "bob0", "carol0", "root0"] { hall.settleIn(session) }
        hall.does("alice0", .join("#plans", after: nil, founding: .number(1), genesis: genesis(by: "alice")))
        hall.keeps(1, as: 1)
        return hall
    }

    /// The journal keeps what she did.
    private static func hallWithBob() -> Hall {
        let hall = hall()
        _ = hall.posts("alice0", 2, change(.add, "bob", by: "alice"))
        hall.keeps(2, as: 2)
        hall.does("bob0", .join("#plans", after: nil))
        return hall
    }

    @Test func `is told to be one`() {
        let hall = Self.hall()
        let lines = hall.does("alice0", .join("#plans", after: nil))
        #expect(!lines.contains { $0.contains("refused") })
    }

    @Test(arguments: ["bob0", "root0"]) func `is entered by nobody who was not let in, the server's operators too`(
        _ session: String
    ) {
        #expect(Self.hall().does(session, .join("#plans", after: nil)).last?.hasSuffix("refused, privateRoom") == true)
    }

    @Test func `tells who is let in, and lets them in`() {
        let hall = Self.hall()
        _ = hall.posts("alice0", 2, Self.change(.add, "bob", by: "alice"))
        #expect(hall.keeps(2, as: 2).contains("0 bob0 ← alice invites to #plans"))
        #expect(!hall.does("bob0", .join("#plans", after: nil)).contains { $0.contains("refused") })
    }

    @Test(arguments: [MembershipChange.Deed.remove, .leave]) func `is left by who goes`(_ deed: MembershipChange.Deed) {
        let hall = Self.hallWithBob()
        let author = deed == .leave ? "bob" : "alice"
        _ = hall.posts(author + "0", 3, Self.change(deed, "bob", by: author))
        #expect(hall.keeps(3, as: 3).contains("0 bob0 ← left #1"))
        #expect(hall.does("bob0", .join("#plans", after: nil)).last?.hasSuffix("refused, privateRoom") == true)
    }

    @Test func `is changed by its operators, and in nobody else's name`() {
        let hall = Self.hallWithBob()
        #expect(hall.posts("bob0", 3, Self.change(.add, "carol", by: "bob")).last == "0 bob0 ← 3 refused, notOperator")
        #expect(
            hall.posts("bob0", 4, Self.change(.add, "carol", by: "alice")).last == "0 bob0 ← 4 refused, notPossible")
        _ = hall.posts("alice0", 5, Self.change(.promote, "bob", by: "alice"))
        hall.keeps(5, as: 5)
        _ = hall.posts("bob0", 6, Self.change(.add, "carol", by: "bob"))
        #expect(hall.keeps(6, as: 6).contains("0 carol0 ← bob invites to #plans"))
    }

    @Test func `takes a new key's word from who has it, for the journal to look at`() {
        let hall = Self.hallWithBob()
        #expect(
            hall.posts("bob0", 3, Self.change(.rotate([]), "old", by: "alice")).last
                == "0 bob0 ← 3 refused, notPossible")
        _ = hall.posts("bob0", 4, Self.change(.rotate([]), "old", by: "bob"))
        #expect(!hall.keeps(4, as: 3).contains { $0.contains("refused") || $0.contains("left") })
        #expect(!hall.does("bob0", .chain(1, after: 1)).contains { $0.contains("none") })
    }

    @Test(
        arguments: [
            .say("words"), .action("waves"), .topic("plans"), .reply(to: .number(1), "words"),
            .amend(.number(1), .edit("words")), .amend(.number(1), .retract), .order(.kick(Sentence(Person("bob")))),
            .order(.invite(Person("carol"))), .order(.op(Person("bob"))), .order(.close(false)),
            .order(.ban(Sentence(Person("bob")))), .sealed(.letter([1])), .sealed(.genesis(genesis(by: "alice"))),
        ] as [EntryBody])
    func `takes nothing that the server could read, and no order beside its chain`(_ body: EntryBody) {
        #expect(Self.hallWithBob().posts("alice0", 3, body).last == "0 alice0 ← 3 refused, notPossible")
    }

    @Test func `takes what is sealed, up to 12 KiB`() {
        let hall = Self.hallWithBob()
        _ = hall.posts("bob0", 3, .sealed(.message(Array(repeating: 1, count: WireLimits.sealedBytes))))
        #expect(hall.keeps(3, as: 3).first == "0 #1 bob:  (3)")
        let long = EntryBody.sealed(.message(Array(repeating: 1, count: WireLimits.sealedBytes + 1)))
        #expect(hall.posts("bob0", 4, long).last == "0 bob0 ← 4 refused, tooLong")
    }

    @Test func `may be slow, and silence somebody`() {
        let hall = Self.hallWithBob()
        hall.orders("alice0", .mute(Sentence(Person("bob"))), as: 3)
        #expect(hall.posts("bob0", 4, .sealed(.message([1]))).last == "0 bob0 ← 4 refused, muted")
    }

    @Test func `shows its chain to its members alone`() {
        let hall = Self.hallWithBob()
        #expect(hall.does("bob0", .chain(1, after: 1)) == ["past ← bob0 links of #1 after 1"])
        #expect(hall.does("carol0", .chain(1, after: 0)) == ["0 carol0 ← answer: none"])
    }

    @Test func `is founded by who says so, and by nobody else`() {
        let hall = Hall()
        hall.settleIn("bob0")
        let lines = hall.does(
            "bob0", .join("#plans", after: nil, founding: .number(1), genesis: Self.genesis(by: "alice")))
        #expect(lines == ["0 bob0 ← #plans refused, notPossible"])
    }

    @Test func `is none where its beginning was not kept`() {
        let hall = Hall()
        hall.settleIn("alice0")
        hall.does("alice0", .join("#plans", after: nil, founding: .number(1), genesis: Self.genesis(by: "alice")))
        #expect(hall.settles(1) { _ in .refused(.notPossible) }.contains("0 alice0 ← left #1"))
        #expect(!hall.does("alice0", .join("#plans", after: nil)).contains { $0.contains("refused") })
    }

    @Test func `takes nothing sealed where it is not sealed itself`() {
        let hall = Hall(in: "#lobby", "alice0")
        #expect(hall.posts("alice0", 1, .sealed(.message([1]))).last == "0 alice0 ← 1 refused, notPossible")
        #expect(hall.does("alice0", .chain(1, after: 0)) == ["0 alice0 ← answer: none"])
    }
}
