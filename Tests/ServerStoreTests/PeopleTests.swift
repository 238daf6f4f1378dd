import ServerCore
import ServerHub
import ServerStore
import SottoModel
import TestSupport
import Testing

struct `What operators decide` {
    private let scratch = Scratch()

    @Test func `of rooms is known in the morning`() throws {
        let evening = try Kept(in: scratch, base: 500)
        let root = evening.gather("root")[0]
        evening.submit((root, .join("#den", after: nil, founding: .number(99))))
        let orders: [Order] = [
            .op(Person("alice")), .op(Person("carol")), .deop(Person("carol")), .invite(Person("bob")),
            .mute(Sentence(Person("bob"), until: Timestamp(milliseconds: 900), reason: "loud")),
            .ban(Sentence(Person("eve"), reason: "noise")), .slow(seconds: 7), .invite(Person("dave")),
            .kick(Sentence(Person("dave"))),
        ]
        for (number, order) in orders.enumerated() {
            evening.submit((root, .post(2, .number(UInt64(number)), .order(order))))
        }
        _ = evening.finish()
        let fold = try stored().rooms.first { $0.name == "#den" }?.fold
        #expect(fold?.isPrivate == true)
        #expect(fold?.slowSeconds == 7)
        #expect(fold?.operators == [.of("root"), .of("alice")])
        #expect(fold?.standings.count == 4)
        #expect(fold?.standing(of: .of("bob")).isInvited == true)
        let mute = Sentence(Person("bob"), until: Timestamp(milliseconds: 900), reason: "loud")
        #expect(fold?.standing(of: .of("bob")).mute == mute)
        #expect(fold?.standing(of: .of("eve")).ban == Sentence(Person("eve"), reason: "noise"))
    }

    @Test func `agrees with the fold of the orders, whatever they are`() throws {
        var chance = SplitMix(seed: 7)
        let orders = (0..<200).map { _ in Self.order(&chance) }
        let kept = try Kept(in: scratch, base: 500)
        let root = kept.gather("root")[0]
        for (number, order) in orders.enumerated() {
            kept.submit((root, .post(1, .number(UInt64(number)), .order(order))))
        }
        let applied = kept.finish().compactMap { if case .entry(1, let entry) = $0 { entry } else { nil } }
        #expect(applied.count == 200)
        var fold = RoomFold()
        for entry in applied {
            if case .order(let order) = entry.body { fold.apply(order, by: entry.author.identity) }
        }
        fold.removeOver(at: Timestamp(milliseconds: 77))
        let stored = try #require(try stored().rooms.first?.fold)
        #expect(stored.standings == fold.standings)
        #expect(Set(stored.operators) == Set(fold.operators))
        #expect(stored.isPrivate == fold.isPrivate && stored.slowSeconds == fold.slowSeconds)
    }

    @Test func `of the server is known in the morning`() throws {
        let evening = try Kept(in: scratch, base: 500)
        let sessions = evening.gather("root", "bob")
        let ban = Sentence(Person("bob"), until: Timestamp(milliseconds: 900), reason: "noise")
        evening.submit((sessions[1], .closed(nil)))
        let bob = SessionID(lane: 0, slot: 7, generation: 1)
        let hello = Hello(identity: .of("bob"), proof: [], name: "bob", isInteractive: true)
        evening.submit((bob, .open(hello, source: Source(ipv4: 0xC000_0207))))
        _ = evening.read { if case .direct(bob, .welcome) = $0 { true } else { false } }
        evening.submit(
            (sessions[0], .order(.number(1), .ban(ban, address: true))),
            (sessions[0], .order(.number(2), .ban(Sentence(Person("eve")), address: false))),
            (sessions[0], .order(.number(3), .unban(.of("eve")))))
        _ = evening.finish()
        #expect(try stored().bans == [ServerBan(ban, source: Source("192.0.2.7"))])
        let morning = try Kept(in: scratch, base: 600)
        morning.submit((bob, .open(hello)))
        let items = morning.read { if case .close(bob, _) = $0 { true } else { false } }
        #expect(items.first == .banned(Source(ipv4: 0xC000_0207), until: Timestamp(milliseconds: 900)))
        #expect(items.contains(.direct(bob, .refused(.banned(until: ban.until, reason: "noise")))))
    }

    @Test func `of names is known in the morning`() throws {
        let evening = try Kept(in: scratch, base: 500)
        let root = evening.gather("root", "alice", "bob")[0]
        evening.submit(
            (root, .order(.number(1), .give("alice", to: .of("bob")))), (root, .order(.number(2), .free("ROOT"))),
            (root, .order(.number(3), .free("nobody"))), (root, .order(.number(4), .give("sottod", to: .of("bob")))))
        let items = evening.finish()
        #expect(items.contains(.direct(root, .outcome(.number(2), .delivered))))
        #expect(items.contains(.direct(root, .outcome(.number(3), .refused(.noSuchName)))))
        #expect(items.contains(.direct(root, .outcome(.number(4), .refused(.notPossible)))))
        #expect(items.contains(.direct(root, .renamed("ROOT2"))))
        let morning = try Kept(in: scratch, base: 600)
        let mina = morning.gather("mina")[0]
        morning.submit((mina, .find("alice")), (mina, .find("alice2")), (mina, .find("bob")), (mina, .find("root")))
        let found = morning.read { if case .direct(_, .found("root", _, _)) = $0 { true } else { false } }
            .compactMap { if case .direct(mina, .found(let name, let person, _)) = $0 { (name, person) } else { nil } }
        #expect(found.map(\.0) == ["alice", "alice2", "bob", "root"])
        #expect(found.map { $0.1?.identity } == [.of("bob"), .of("alice"), nil, nil])
    }

    @Test func `of bans holds while the store is not well, and of names does not`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let sessions = kept.gather("root", "bob")
        let intruder = try Intruder(scratch.file("journal.db"))
        let ban = ServerOrder.ban(Sentence(Person("bob")), address: false)
        kept.submit((sessions[0], .order(.number(1), ban)), (sessions[0], .order(.number(2), .free("bob"))))
        let items = kept.read { if case .direct(_, .outcome(.number(2), _)) = $0 { true } else { false } }
        #expect(items.contains(.close(sessions[1], .banned)))
        #expect(items.contains(.direct(sessions[0], .outcome(.number(2), .refused(.notPossible)))))
        intruder.leave()
        kept.submit((sessions[0], .post(1, .number(3), .say("well again"))))
        _ = kept.read { if case .entry(1, let entry) = $0 { entry.place != .liveOnly } else { false } }
        _ = kept.finish()
        #expect(try stored().bans.map(\.sentence) == [Sentence(Person("bob"))])
    }

    private func stored() throws -> StoredState {
        try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false).stored
    }

    private static func order(_ chance: inout SplitMix) -> Order {
        let person = Person("p\(Character(UnicodeScalar(UInt8.random(in: 97...104, using: &chance))))x")
        let end = [nil, Timestamp(milliseconds: 5), Timestamp(milliseconds: 5000)].randomElement(using: &chance) ?? nil
        let sentence = Sentence(person, until: end, reason: "r")
        let orders: [Order] = [
            .kick(sentence), .ban(sentence), .unban(person), .mute(sentence), .unmute(person), .op(person),
            .deop(person), .invite(person), .slow(seconds: Int.random(in: 0...9, using: &chance)),
            .close(Bool.random(using: &chance)),
        ]
        return orders.randomElement(using: &chance) ?? .close(false)
    }
}
