import Posix
import SecureChannel
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import TestSupport
import Testing

struct `A request about people` {
    @Test(arguments: [
        "names", "names part=mi", "free alice", "free 김하나", "give alice bob", "bans", "ban mallory",
        "ban mallory seconds=60 address reason=bm9pc2U", "unban mallory",
    ])
    func `is read as it is written`(_ line: String) {
        #expect(ControlRequest(line)?.line == line)
    }

    @Test(arguments: [
        "names mi", "names part=a b", "free", "free a b", "free #room", "give alice", "give alice bob eve", "bans x",
        "ban", "ban mallory seconds=0", "ban mallory seconds=99999999999", "ban mallory address=1",
        "ban mallory reason=!", "ban mallory reason=_w", "unban", "unban a b",
    ])
    func `is nothing else`(_ line: String) {
        #expect(ControlRequest(line) == nil)
    }

    @Test func `has a reason of up to 512 bytes`() {
        let reason = Base64URL.encode(Array(repeating: 0x72, count: 512))
        #expect(ControlRequest("ban mallory reason=\(reason)") != nil)
        #expect(ControlRequest("ban mallory reason=\(Base64URL.encode(Array(repeating: 0x72, count: 513)))") == nil)
    }
}

/// Mina and hana have names; nobody serves.
struct `The administration of people` {
    private let scratch = Scratch()
    private static let key = ChannelKey(Array(repeating: 7, count: 32))

    private func print(of name: String) -> String { "\(Fingerprint(of: IdentityKey.of(name).key))" }

    private func administration(at time: Int64 = 77) throws -> Administration {
        let store = try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false)
        let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: time) }
        return Administration(
            key: try #require(Self.key), address: nil, doors: nil, people: PeopleDesk(store, now: now), now: now)
    }

    private func gather() throws {
        let kept = try Kept(in: scratch, base: 500)
        _ = kept.gather("mina", "hana")
        _ = kept.finish()
    }

    @Test func `lists names`() throws {
        try gather()
        let administration = try administration()
        #expect(administration.answer(to: "names") == "ok\nhana  \(print(of: "hana"))\nmina  \(print(of: "mina"))")
        #expect(administration.answer(to: "names part=min") == "ok\nmina  \(print(of: "mina"))")
    }

    @Test func `frees a name, whose owner has another then`() throws {
        try gather()
        let administration = try administration()
        #expect(administration.answer(to: "free MINA") == "ok\nnobody's now: MINA\nmina is MINA2 now")
        #expect(administration.answer(to: "free mina") == "no\nnobody has that name")
        #expect(administration.answer(to: "names part=M") == "ok\nMINA2  \(print(of: "mina"))")
    }

    @Test func `gives a name to a key, a fingerprint or a name`() throws {
        try gather()
        let administration = try administration()
        let key = Base64URL.encode(IdentityKey.of("new").bytes)
        #expect(
            administration.answer(to: "give mina \(key)") == "ok\nmina is \(print(of: "new")) now\nmina is mina2 now")
        #expect(
            administration.answer(to: "give mina \(print(of: "hana"))")
                == "ok\nmina is \(print(of: "hana")) now\nmina is mina3 now\nhana is mina now")
        #expect(administration.answer(to: "give hana2 mina2").hasPrefix("ok\n"))
        #expect(administration.answer(to: "give sottod mina") == "no\nthat cannot be done")
        #expect(administration.answer(to: "give x nobody") == "no\nnobody is known by that: nobody")
        #expect(
            administration.answer(to: "names part=hana")
                == "ok\nhana  \(print(of: "hana"))  given up, held for 30 d 0 h\nhana2  \(print(of: "mina"))")
    }

    @Test func `means by a key the one that has its place now`() throws {
        let (old, middle, new) = (Member(1), Member(2), Member(3))
        let kept = try Kept(in: scratch, base: 500)
        _ = kept.comes(old, as: "mina")
        _ = kept.comes(new, as: "mina", slot: 1, [old.rotating(to: middle), middle.rotating(to: new)])
        _ = kept.finish()
        let administration = try administration()
        let key = Base64URL.encode(old.identity.bytes)
        #expect(administration.answer(to: "give hana \(key)").hasPrefix("ok\n"))
        #expect(administration.answer(to: "names part=hana") == "ok\nhana  \(Fingerprint(of: new.identity.key))")
        #expect(administration.answer(to: "ban \(key)").hasPrefix("ok\n"))
        let bans = administration.answer(to: "bans")
        #expect(
            bans.contains("\(Fingerprint(of: new.identity.key))")
                && !bans.contains("\(Fingerprint(of: old.identity.key))"))
    }

    @Test func `bans, lists and lifts`() throws {
        try gather()
        let administration = try administration()
        let reason = Base64URL.encode(Array("no\u{1B}ise".utf8))
        #expect(administration.answer(to: "ban mina seconds=90000 reason=\(reason)") == "ok\nbanned: mina")
        #expect(administration.answer(to: "ban hana") == "ok\nbanned: hana")
        let listed = administration.answer(to: "bans")
        #expect(listed.contains("hana  \(print(of: "hana"))  until it is lifted\n"))
        #expect(listed.contains("mina  \(print(of: "mina"))  for 1 d 1 h  no"))
        #expect(!listed.contains("\u{1B}"))
        #expect(administration.answer(to: "unban hana") == "ok\nnot banned: hana")
        #expect(!administration.answer(to: "bans").contains("hana"))
        #expect(administration.answer(to: "unban nobody") == "no\nnobody is known by that: nobody")
    }

    @Test func `holds when a server starts`() throws {
        try gather()
        _ = try administration().answer(to: "ban mina")
        let kept = try Kept(in: scratch, base: 600)
        let mina = SessionID(lane: 0, slot: 0, generation: 1)
        kept.submit((mina, .open(Hello(identity: .of("mina"), proof: [], name: "mina", isInteractive: true))))
        let items = kept.read { if case .close = $0 { true } else { false } }
        #expect(items.contains(.direct(mina, .refused(.banned(until: nil, reason: "")))))
    }

    @Test func `goes by way of the server that runs`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let mina = kept.gather("mina")[0]
        let administration = Administration(
            key: try #require(Self.key), address: nil, doors: nil, people: kept.desk
        ) { Timestamp(milliseconds: 77) }
        #expect(administration.answer(to: "free mina") == "ok\nnobody's now: mina\nmina is mina2 now")
        #expect(
            kept.read { if case .direct(_, .renamed) = $0 { true } else { false } }.contains(
                .direct(mina, .renamed("mina2"))))
        #expect(administration.answer(to: "free jin") == "no\nnobody has that name")
        kept.hub.rulings.close()
        #expect(administration.answer(to: "free mina2").hasPrefix("no\n"))
    }
}

/// Rows of what was decided, altered behind the server's back.
struct `What was decided` {
    private let scratch = Scratch()

    private func decide() throws {
        let kept = try Kept(in: scratch, base: 500)
        let root = kept.gather("root")[0]
        kept.submit((root, .join("#den", after: nil, founding: .number(1))))
        kept.submit(
            (root, .post(2, .number(2), .order(.invite(Person("bob"))))),
            (root, .order(.number(3), .ban(Sentence(Person("eve")), address: false))))
        _ = kept.finish()
    }

    private func opened(after harm: String) throws -> OpenedStore {
        try decide()
        try Intruder.run(scratch.file("journal.db"), harm)
        return try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false)
    }

    @Test func `holds as it was written`() throws {
        let opened = try opened(after: "")
        #expect(opened.damage == [])
        let fold = opened.stored.rooms.first { $0.name == "#den" }?.fold
        #expect(fold?.isPrivate == true)
        #expect(fold?.standing(of: .of("bob")).isInvited == true)
        #expect(opened.stored.bans.map(\.sentence) == [Sentence(Person("eve"))])
    }

    @Test(arguments: ["UPDATE rule SET private = 0", "UPDATE rule SET tag = zeroblob(16)", "UPDATE rule SET slow = 5"])
    func `of a room and was altered leaves it private`(_ harm: String) throws {
        let opened = try opened(after: harm)
        #expect(opened.damage == [.decision("#den")])
        #expect(opened.stored.rooms.first { $0.name == "#den" }?.fold.isPrivate == true)
    }

    @Test(arguments: [
        "UPDATE standing SET operator = 1", "UPDATE standing SET identity = zeroblob(32)",
        "UPDATE standing SET room = room + 1",
        "UPDATE standing SET name = 'root'", "UPDATE standing SET muted = 5", "UPDATE standing SET banned = 0",
    ])
    func `of somebody in a room and was altered does not hold`(_ harm: String) throws {
        let opened = try opened(after: harm + " WHERE name = 'bob'")
        #expect(opened.damage.count == 1)
        let folds = opened.stored.rooms.map(\.fold)
        #expect(folds.allSatisfy { $0.standing(of: .of("bob")) == Standing() })
        #expect(folds.contains { $0.operators == [.of("root")] })
    }

    @Test(arguments: ["identity = zeroblob(32)", "until = 5", "reason = 'x'", "source = '1.2.3.4'", "tag = x''"])
    func `of somebody kept out and was altered does not hold`(_ harm: String) throws {
        let opened = try opened(after: "UPDATE ban SET \(harm)")
        #expect(opened.damage == [.decision(nil)])
        #expect(opened.stored.bans == [])
    }
}
