import PeerChannels
import Posix
import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

@testable import ServerStore

/// Alice founds the sealed room #plans in a journal, which is room 1.
struct `A sealed room in the journal` {
    private let scratch = Scratch()
    private let alice = Member(1)
    private let bob = Member(2)
    private let session = SessionID(lane: 0, slot: 0, generation: 1)

    private var genesis: Genesis {
        let server = ChannelKey(IdentityKey.of("server").key)
        return Genesis(
            of: "#plans", by: alice.person, on: server, at: Timestamp(milliseconds: 5),
            nonce: Array(repeating: 1, count: 16)
        ).signed(by: alice.keys())
    }

    private func open(base: UInt64 = 500) throws -> Kept {
        let kept = try Kept(in: scratch, base: base)
        let hello = Hello(identity: alice.person.identity, proof: [], name: alice.person.name, isInteractive: true)
        kept.submit((session, .open(hello)))
        _ = kept.read { if case .direct(_, .welcome) = $0 { true } else { false } }
        return kept
    }

    private func found(_ genesis: Genesis, in kept: Kept) -> [LaneItem] {
        kept.submit((session, .join("#plans", after: nil, founding: .number(1), genesis: genesis)))
        return kept.read { item in
            switch item {
            case .entry, .direct(_, .left): true
            default: false
            }
        }
    }

    /// Alice, by another key, of which the server hears now.
    private func comesBack(_ heir: Member, _ kept: Kept) -> SessionID {
        _ = kept.comes(heir, as: alice.person.name, slot: 1, [alice.rotating(to: heir)])
        let session = SessionID(lane: 0, slot: 1, generation: 1)
        kept.submit((session, .join("#plans", after: nil)))
        return session
    }

    private func succession(
        from old: Member, to new: Member, by rotations: [KeyStatement]? = nil, after prev: Key32? = nil
    ) -> MembershipChange {
        MembershipChange(
            .rotate((rotations ?? [old.rotating(to: new)]).compactMap(\.rotation)), of: old.person, by: new.identity,
            after: prev ?? genesis.hash, at: Timestamp(milliseconds: 6))
    }

    private func outcome(
        _ id: UInt64, _ body: EntryBody, _ kept: Kept, by session: SessionID? = nil
    ) -> Outcome? {
        kept.submit((session ?? self.session, .post(1, .number(id), body)))
        var outcome: Outcome?
        _ = kept.read { item in
            switch item {
            case .entry(_, let entry) where entry.id == .number(id): outcome = entry.place.number.map { .kept($0) }
            case .direct(_, .outcome(.number(id), let answer)): outcome = answer
            default: break
            }
            return outcome != nil
        }
        return outcome
    }

    private func add(_ member: Member, after prev: Key32) -> MembershipChange {
        MembershipChange(
            .add, of: member.person, by: alice.person.identity, after: prev, at: Timestamp(milliseconds: 6))
    }

    private func isKept(_ outcome: Outcome?) -> Bool {
        if case .kept = outcome { true } else { false }
    }

    private func links(_ kept: Kept, after: EntryNumber = .zero) -> [EntryBody] {
        kept.submit((session, .chain(1, after: after)))
        var bodies: [EntryBody] = []
        _ = kept.read { item in
            guard case .answer(_, .chain(_, let page)?) = item else { return false }
            bodies = page.entries.map(\.body)
            return true
        }
        return bodies
    }

    @Test func `has the links that were kept, also after a new start`() throws {
        do {
            let kept = try open()
            _ = found(genesis, in: kept)
            #expect(isKept(outcome(2, alice.signing(add(bob, after: genesis.hash)), kept)))
            #expect(isKept(outcome(3, .sealed(.message([7, 7])), kept)))
            _ = kept.finish()
        }
        let kept = try open(base: 900)
        #expect(kept.rooms.first?.fold.isSealed == true)
        kept.submit((session, .join("#plans", after: .zero)))
        #expect(
            links(kept) == [.sealed(.genesis(genesis)), alice.signing(add(bob, after: genesis.hash))])
        #expect(kept.page(through: 1).last?.body == .sealed(.message([7, 7])))
        let second = MembershipChange(
            .remove, of: bob.person, by: alice.person.identity,
            after: add(bob, after: genesis.hash).signed(by: alice.keys()).hash,
            at: Timestamp(milliseconds: 7))
        #expect(isKept(outcome(4, alice.signing(second), kept)))
        _ = kept.finish()
    }

    @Test func `takes no link that is not the next`() throws {
        let kept = try open()
        _ = found(genesis, in: kept)
        let first = add(bob, after: genesis.hash)
        #expect(isKept(outcome(2, alice.signing(first), kept)))
        #expect(outcome(3, alice.signing(add(Member(3), after: genesis.hash)), kept) == .refused(.stale))
        let head = first.signed(by: alice.keys()).hash
        #expect(outcome(4, .sealed(.change(add(Member(3), after: head))), kept) == .refused(.notPossible))
        #expect(outcome(5, alice.signing(add(bob, after: head)), kept) == .refused(.notPossible))
        #expect(isKept(outcome(6, alice.signing(add(Member(3), after: head)), kept)))
        _ = kept.finish()
    }

    @Test func `is its operator's still, whose key is another now`() throws {
        let kept = try open()
        _ = found(genesis, in: kept)
        let heir = Member(5)
        let later = comesBack(heir, kept)
        let forged = succession(from: alice, to: heir, by: [alice.rotating(to: bob)])
        #expect(outcome(2, heir.signing(forged), kept, by: later) == .refused(.notPossible))
        let late = succession(from: alice, to: heir, after: IdentityKey.of("another").key)
        #expect(outcome(3, heir.signing(late), kept, by: later) == .refused(.stale))
        let link = succession(from: alice, to: heir)
        #expect(outcome(4, alice.signing(link), kept, by: later) == .refused(.notPossible))
        #expect(isKept(outcome(5, heir.signing(link), kept, by: later)))
        let invitation = MembershipChange(
            .add, of: bob.person, by: heir.identity, after: link.signed(by: heir.keys()).hash,
            at: Timestamp(milliseconds: 7))
        #expect(isKept(outcome(6, heir.signing(invitation), kept, by: later)))
        _ = kept.finish()
    }

    @Test func `knows the new key after a restart, and the old one no more`() throws {
        let heir = Member(5)
        let link = succession(from: alice, to: heir).signed(by: heir.keys())
        do {
            let kept = try open()
            _ = found(genesis, in: kept)
            let later = comesBack(heir, kept)
            #expect(isKept(outcome(2, .sealed(.change(link)), kept, by: later)))
            _ = kept.finish()
        }
        let kept = try Kept(in: scratch, base: 900)
        let later = comesBack(heir, kept)
        let again = MembershipChange(
            .add, of: alice.person, by: heir.identity, after: link.hash, at: Timestamp(milliseconds: 7))
        #expect(outcome(3, heir.signing(again), kept, by: later) == .refused(.keyReplaced))
        let invitation = MembershipChange(
            .add, of: bob.person, by: heir.identity, after: link.hash, at: Timestamp(milliseconds: 7))
        #expect(isKept(outcome(4, heir.signing(invitation), kept, by: later)))
        _ = kept.finish()
    }

    @Test func `has a hundred members and no more`() throws {
        let kept = try open()
        _ = found(genesis, in: kept)
        var head = genesis.hash
        for seed in 2...100 as ClosedRange<UInt8> {
            let change = add(Member(seed), after: head).signed(by: alice.keys())
            #expect(isKept(outcome(UInt64(seed), .sealed(.change(change)), kept)))
            head = change.hash
        }
        #expect(outcome(101, alice.signing(add(Member(101), after: head)), kept) == .refused(.roomFull))
        _ = kept.finish()
    }

    @Test func `is none that its founder has not signed`() throws {
        let kept = try open()
        var forged = genesis
        forged.signature[3] ^= 1
        #expect(found(forged, in: kept).contains { if case .direct(_, .left(1)) = $0 { true } else { false } })
        #expect(found(genesis, in: kept).contains { if case .entry = $0 { true } else { false } })
        _ = kept.finish()
    }

    @Test func `keeps its links when entries go`() throws {
        let kept = try open()
        _ = found(genesis, in: kept)
        _ = outcome(2, alice.signing(add(bob, after: genesis.hash)), kept)
        _ = outcome(3, .sealed(.message([7])), kept)
        let last = kept.page(through: 1).last?.place.number ?? .zero
        kept.hub.journal.put(.remove([1: last]))
        _ = outcome(4, .sealed(.message([8])), kept)
        #expect(kept.page(through: 1).map(\.body) == [.sealed(.message([8]))])
        #expect(links(kept).count == 2)
        _ = kept.finish()
    }
}
