import ClientStore
import Posix
import SottoModel
import TestSupport
import Testing

struct `Whose keys are pinned` {
    private let scratch = Scratch()

    @Test func `is there again, each person once as they were last`() throws {
        try runClient(in: scratch) { store, _ in
            store.save(Peer(Person("bob"), isVerified: false))
            store.save(Peer(Person("carol"), isVerified: false))
            store.save(Peer(Person("bob"), isVerified: true))
        }
        let peers = try recall(in: scratch).recollection.peers
        #expect(peers == [Peer(Person("carol"), isVerified: false), Peer(Person("bob"), isVerified: true)])
    }

    @Test func `says nothing to who reads the folder`() throws {
        try runClient(in: scratch) { store, _ in store.save(Peer(Person("bob"), isVerified: true)) }
        let name = try #require(scratch.names.first { $0.hasPrefix("peers-") })
        #expect(scratch.mode(of: name) == 0o600)
        #expect(!scratch.bytes(of: name).contains(Array("bob".utf8)))
    }

    @Test func `does not outgrow its folder`() throws {
        for _ in 0..<2 {
            try runClient(in: scratch) { store, _ in
                for _ in 0..<2_000 { store.save(Peer(Person("bob"), isVerified: true)) }
            }
        }
        _ = try recall(in: scratch)
        let name = try #require(scratch.names.first { $0.hasPrefix("peers-") })
        #expect(scratch.size(of: name) < 1024)
    }
}

struct `Which whispers came` {
    private static let day: Int64 = 86_400_000

    private let scratch = Scratch()

    private func whisper(daysAgo days: Int64, isOwn: Bool = false) -> KeptWhisper {
        let at = Timestamp(milliseconds: Clocks.wallMilliseconds() - days * Self.day)
        return KeptWhisper(
            isOwn: isOwn, peer: Person("bob"), id: MessageID(at: at, randomness: (1, UInt64(days))), at: at,
            body: .say("words"), trust: .verified)
    }

    @Test func `is known for as long as they may come again, with or without an own log`() throws {
        let (fresh, old, own) = (whisper(daysAgo: 36), whisper(daysAgo: 38), whisper(daysAgo: 1, isOwn: true))
        try runClient(in: scratch, nil) { store, _ in for whisper in [fresh, old, own] { store.save(whisper) } }
        let seen = try recall(in: scratch, nil).recollection.seen
        #expect(seen == [WhisperSign(author: fresh.peer.identity, id: fresh.id)])
    }

    @Test func `stands in the log with how much they were trusted`() throws {
        let whisper = whisper(daysAgo: 0)
        try runClient(in: scratch) { store, _ in store.save(whisper) }
        #expect(try recall(in: scratch).recollection.whispers == [whisper])
    }
}
