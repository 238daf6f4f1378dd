import ServerCore
import SottoModel
import TestSupport
import Testing

@testable import ServerStore

/// Under which key somebody who is away can be written to.
struct `A card` {
    private let scratch = Scratch()
    private let asker = SessionID(lane: 0, slot: 9, generation: 1)

    private func channel(_ byte: UInt8) throws -> ChannelKey {
        try #require(ChannelKey(Array(repeating: byte, count: 32)))
    }

    private func signIn(_ person: String, _ session: SessionID, _ channel: ChannelKey?, _ kept: Kept) {
        let hello = Hello(
            identity: .of(person), proof: Array(repeating: 5, count: 64), name: Person(person).name,
            isInteractive: true)
        kept.submit((session, .open(hello, channel: channel)))
        _ = kept.read { if case .direct(session, .welcome) = $0 { true } else { false } }
    }

    /// Comes with that key, and goes.
    private func visit(_ person: String, _ channel: ChannelKey, _ kept: Kept, generation: UInt32 = 1) {
        let session = SessionID(lane: 0, slot: 1, generation: generation)
        signIn(person, session, channel, kept)
        kept.submit((session, .closed(.leaving)))
    }

    private func card(of person: String, _ kept: Kept) -> KeyCard? {
        kept.submit((asker, .card(.of(person))))
        let items = kept.read { if case .direct(_, .card) = $0 { true } else { false } }
        for case .direct(_, .card(_, let card)) in items { return card }
        return nil
    }

    @Test func `is known of who has gone, and the next morning`() throws {
        let evening = try Kept(in: scratch, base: 500)
        visit("bob", try channel(3), evening)
        signIn("asker", asker, nil, evening)
        let proof = [UInt8](repeating: 5, count: 64)
        let expected = KeyCard(identity: .of("bob"), channel: try channel(3), proof: proof)
        #expect(card(of: "bob", evening) == expected)
        #expect(card(of: "nobody", evening) == nil)
        _ = evening.finish()
        let morning = try Kept(in: scratch, base: 600)
        signIn("asker", asker, nil, morning)
        #expect(card(of: "bob", morning) == expected)
    }

    @Test func `is that of the key they came with last`() throws {
        let kept = try Kept(in: scratch, base: 500)
        visit("bob", try channel(3), kept)
        visit("bob", try channel(4), kept, generation: 2)
        signIn("asker", asker, nil, kept)
        #expect(card(of: "bob", kept)?.channel == (try channel(4)))
    }

    @Test func `goes with who is erased`() throws {
        let kept = try Kept(in: scratch, base: 500)
        visit("bob", try channel(3), kept)
        signIn("asker", asker, nil, kept)
        _ = try kept.desk.erase(.of("bob"))
        #expect(card(of: "bob", kept) == nil)
    }
}
