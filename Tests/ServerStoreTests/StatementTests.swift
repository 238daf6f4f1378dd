import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

@testable import ServerStore

/// Keys that others take the place of, and keys that are revoked, as the store keeps them.
struct `A key of which its owner has signed something` {
    private let scratch = Scratch()
    private let old = Member(1)
    private let new = Member(2)
    private let other = Member(3)

    private func open(_ base: UInt64 = 500) throws -> Kept {
        try Kept(in: scratch, base: base)
    }

    @Test func `leaves its name to the next`() throws {
        let kept = try open()
        #expect(kept.comes(old, as: "mina") == "mina")
        #expect(kept.comes(new, as: "mina", slot: 1) == "taken")
        #expect(kept.comes(new, as: "mina", slot: 2, [old.rotating(to: new)]) == "mina")
        #expect(kept.comes(old, as: "mina", slot: 3) == "keyReplaced")
        #expect(kept.comes(other, as: "mina", slot: 4) == "taken")
    }

    @Test func `leaves it to the next for good`() throws {
        let evening = try open()
        _ = evening.comes(old, as: "mina")
        _ = evening.comes(new, as: "mina", slot: 1, [old.rotating(to: new)])
        _ = evening.finish()
        let morning = try open(600)
        #expect(morning.comes(old, as: "mina") == "keyReplaced")
        #expect(morning.comes(new, as: "mina", slot: 1) == "mina")
        #expect(morning.comes(new, as: "mina", slot: 2, [old.rotating(to: new)]) == "mina")
    }

    @Test func `leaves it to the last of several, though none was shown before`() throws {
        let kept = try open()
        _ = kept.comes(old, as: "mina")
        #expect(kept.comes(other, as: "mina", slot: 1, [old.rotating(to: new), new.rotating(to: other)]) == "mina")
        #expect(kept.comes(new, as: "mina", slot: 2) == "keyReplaced")
    }

    @Test func `leaves names that are held for it to the next`() throws {
        let kept = try open()
        _ = kept.comes(old, as: "mina")
        kept.submit((kept.session(0), .rename("hana")))
        _ = kept.read { if case .direct(_, .renamed) = $0 { true } else { false } }
        #expect(kept.comes(new, as: "mina", slot: 1, [old.rotating(to: new)]) == "mina")
        #expect(kept.comes(other, as: "hana", slot: 2) == "taken")
    }

    @Test func `leaves the whispers that wait for it to the next`() throws {
        let kept = try open()
        _ = kept.comes(old, as: "mina")
        kept.submit((kept.session(0), .closed(nil)))
        _ = kept.comes(other, as: "jin", slot: 1)
        kept.submit((kept.session(1), .whisper(to: old.identity, .number(1), sealed: [7])))
        #expect(kept.outcomes(1...1) == ["1 held"])
        kept.opens(new, as: "mina", slot: 2, [old.rotating(to: new)])
        #expect(kept.whispers(1).map(\.id) == [.number(1)])
        kept.submit((kept.session(1), .whisper(to: old.identity, .number(2), sealed: [7])))
        #expect(kept.outcomes(2...2) == ["2 refused(SottoModel.Refusal.nobodyThere)"])
    }

    @Test func `leaves what holds for it in rooms to the next, after a restart too`() throws {
        let evening = try open()
        _ = evening.comes(old, as: "mina")
        evening.submit((evening.session(0), .join("#den", after: nil, founding: .number(1))))
        _ = evening.read { if case .entry = $0 { true } else { false } }
        _ = evening.comes(new, as: "mina", slot: 1, [old.rotating(to: new)])
        _ = evening.finish()
        let morning = try open(600)
        let fold = try #require(morning.rooms.first?.fold)
        #expect(fold.operators == [new.identity] && fold.standings[old.identity] == nil)
    }

    @Test func `leaves nothing where it has not signed`() throws {
        let kept = try open()
        _ = kept.comes(old, as: "mina")
        guard case .rotation(var forged) = old.rotating(to: new) else { return }
        forged.oldSignature = Array(repeating: 1, count: 64)
        #expect(kept.comes(new, as: "mina", slot: 1, [.rotation(forged)]) == "taken")
        #expect(kept.comes(old, as: "mina", slot: 2) == "mina")
    }

    @Test func `leaves nothing to a key of somebody's here`() throws {
        let kept = try open()
        _ = kept.comes(old, as: "mina")
        _ = kept.comes(other, as: "jin", slot: 1)
        #expect(kept.comes(other, as: "mina", slot: 2, [old.rotating(to: other)]) == "taken")
        #expect(kept.comes(old, as: "mina", slot: 3) == "mina")
    }

    @Test func `has one successor, and is none's`() throws {
        let kept = try open()
        _ = kept.comes(old, as: "mina")
        _ = kept.comes(new, as: "mina", slot: 1, [old.rotating(to: new)])
        #expect(kept.comes(other, as: "mina", slot: 2, [old.rotating(to: other)]) == "taken")
        #expect(kept.comes(old, as: "mina", slot: 3, [new.rotating(to: old)]) == "keyReplaced")
        #expect(kept.comes(new, as: "mina", slot: 4) == "mina")
    }

    @Test func `is of no interest where it owns no name`() throws {
        let kept = try open()
        #expect(kept.comes(new, as: "mina", [old.rotating(to: new), other.revocation]) == "mina")
        #expect(kept.comes(old, as: "jin", slot: 1) == "jin")
        #expect(try Intruder.count(scratch.file("journal.db"), "statement") == 0)
    }

    @Test func `waits for the store to be well`() throws {
        let kept = try open()
        _ = kept.comes(old, as: "mina")
        let intruder = try Intruder(scratch.file("journal.db"))
        #expect(kept.comes(new, as: "mina", slot: 1, [old.rotating(to: new)]) == "notPossible")
        intruder.leave()
        #expect(kept.comes(new, as: "mina", slot: 2, [old.rotating(to: new)]) == "mina")
    }

    @Test func `comes in no more once it is revoked, and nobody gets its name`() throws {
        let kept = try open()
        _ = kept.comes(old, as: "mina")
        #expect(kept.comes(new, as: "mina", slot: 1, [old.revocation]) == "taken")
        #expect(kept.comes(old, as: "mina", slot: 2) == "keyRevoked")
        #expect(kept.comes(other, as: "mina", slot: 3, [old.rotating(to: other)]) == "taken")
        _ = kept.comes(new, as: "hana", slot: 4)
        kept.submit((kept.session(4), .whisper(to: old.identity, .number(1), sealed: [7])))
        #expect(kept.outcomes(1...1) == ["1 refused(SottoModel.Refusal.nobodyThere)"])
    }

    @Test func `has its name given away by operators alone once it is revoked, after a restart too`() throws {
        let evening = try open()
        _ = evening.comes(old, as: "mina")
        _ = evening.comes(new, as: "hana", slot: 1, [old.revocation])
        _ = evening.finish()
        let morning = try open(600)
        #expect(morning.comes(old, as: "mina") == "keyRevoked")
        #expect(morning.comes(other, as: "mina", slot: 1) == "taken")
        _ = try morning.desk.decide(.give("mina", to: new.identity))
        #expect(morning.comes(new, as: "mina", slot: 2) == "mina")
    }

    @Test func `is over by a row that nobody has altered`() throws {
        let evening = try open()
        _ = evening.comes(old, as: "mina")
        _ = evening.comes(new, as: "hana", slot: 1, [old.revocation])
        _ = evening.finish()
        try Intruder.run(scratch.file("journal.db"), "UPDATE statement SET tag = zeroblob(16)")
        let store = try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false)
        #expect(store.damage.contains(.decision(nil)))
    }
}

extension Kept {
    func session(_ slot: Int) -> SessionID { SessionID(lane: 0, slot: slot, generation: 1) }

    /// They are about to sign in by that name, and show what is signed.
    func opens(_ member: Member, as name: UserName, slot: Int = 0, _ statements: [KeyStatement] = []) {
        var hello = Hello(identity: member.identity, proof: [], name: name, isInteractive: true)
        hello.statements = statements
        submit((session(slot), .open(hello)))
    }

    /// They sign in.
    ///
    /// - Returns: the name they have, or why they have none.
    func comes(_ member: Member, as name: UserName, slot: Int = 0, _ statements: [KeyStatement] = []) -> String {
        opens(member, as: name, slot: slot, statements)
        let answers = read { item in
            switch item {
            case .direct(session(slot), .welcome), .direct(session(slot), .refused): true
            default: false
            }
        }
        for case .direct(session(slot), let event) in answers {
            switch event {
            case .welcome(let welcome): return welcome.name.text
            case .refused(.nameTaken): return "taken"
            case .refused(let refusal): return "\(refusal)"
            default: break
            }
        }
        return "nothing"
    }
}
