import SecureChannel
import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

@testable import ServerStore

struct `Whoever is erased` {
    private let scratch = Scratch()
    private static let secret = "wholly-unlikely-word"

    /// Mina says something, sets a topic, whispers and is whispered to; Hana answers.
    private func talk(_ kept: Kept) -> (mina: SessionID, hana: SessionID) {
        let people = kept.gather("mina", "hana")
        for number in UInt64(1)...30 {
            kept.submit((people[0], .post(1, .number(number), .say("\(Self.secret) \(number)"))))
        }
        kept.submit((people[0], .post(1, .number(31), .topic("\(Self.secret) too"))))
        kept.submit((people[1], .post(1, .number(32), .say("a word of mine"))))
        _ = kept.read { if case .entry(1, let entry) = $0, entry.id == .number(32) { true } else { false } }
        return (people[0], people[1])
    }

    /// The files in which the word, or the key, stands.
    private func files(with text: String) -> [String] {
        let bytes = Array(text.utf8)
        return scratch.names.filter { name in
            guard let content = scratch.read(name), content.count >= bytes.count else { return false }
            return content.indices.dropLast(bytes.count - 1).contains { content[$0...].starts(with: bytes) }
        }
    }

    private func administration(_ desk: PeopleDesk) throws -> Administration {
        Administration(
            key: try #require(ChannelKey(Array(repeating: 7, count: 32))), address: nil, doors: nil, people: desk,
            now: { Timestamp(milliseconds: 77) })
    }

    @Test func `leaves no word in any file, and what others said`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let people = talk(kept)
        #expect(files(with: Self.secret) != [])
        #expect(
            try administration(kept.desk).answer(to: "erase mina")
                == "ok\nerased: mina and 31 entries\nbackups made before still have them")
        #expect(files(with: Self.secret) == [])
        let items = kept.read { $0 == .erased(1, .of("mina")) }
        #expect(items.contains(.close(people.mina, .erased)))
        #expect(kept.page(through: 1).map(\.body.text) == ["a word of mine"])
        _ = kept.finish()
        scratch.write(Array(repeating: 7, count: 32), to: "server.key")
        #expect(try StoreCheck(StoreReader(scratch.path)).isGood)
        let opened = try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false)
        #expect(opened.rooms.first?.topic == "")
        #expect(opened.names.holdings.map(\.name) == ["hana"])
    }

    @Test func `leaves the name to whoever comes`() throws {
        let kept = try Kept(in: scratch, base: 500)
        _ = talk(kept)
        _ = try kept.desk.erase(.of("mina"))
        let other = SessionID(lane: 0, slot: 7, generation: 1)
        let hello = Hello(identity: .of("other"), proof: [], name: Person("mina").name, isInteractive: true)
        kept.submit((other, .open(hello)))
        _ = kept.read { if case .direct(other, .welcome) = $0 { true } else { false } }
    }

    @Test func `loses the whispers that wait, both ways`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let people = talk(kept)
        kept.submit((people.mina, .closed(.leaving)))
        let sealed = Array("sealed by hana".utf8)
        kept.submit((people.hana, .whisper(to: .of("mina"), .number(70), sealed: sealed)))
        _ = kept.read { if case .direct(_, .outcome(.number(70), _)) = $0 { true } else { false } }
        #expect(files(with: "sealed by hana") != [])
        _ = try kept.desk.erase(.of("mina"))
        #expect(files(with: "sealed by hana") == [])
    }

    @Test func `is forgotten once by whoever is in a room with them`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let people = talk(kept)
        _ = try kept.desk.erase(.of("mina"))
        kept.submit((people.hana, .post(1, .number(71), .say("still here"))))
        let items = kept.read { if case .entry(1, let entry) = $0, entry.id == .number(71) { true } else { false } }
        #expect(items.count { $0 == .erased(1, .of("mina")) } == 1)
    }

    @Test func `is erased without a server, too`() throws {
        let kept = try Kept(in: scratch, base: 500)
        _ = talk(kept)
        _ = kept.finish()
        let store = try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false)
        let desk = PeopleDesk(store) { Timestamp(milliseconds: 77) }
        #expect(try desk.erase(.of("mina")) == 31)
        #expect(files(with: Self.secret) == [])
    }

    @Test func `has no topic left where the entry that set it was removed before`() throws {
        var limits = Limits()
        limits.keepLines = 1
        let kept = try Kept(in: scratch, base: 500, limits: limits)
        _ = talk(kept)
        while kept.page(through: 1).count > 1 {}
        #expect(files(with: Self.secret) != [])
        _ = try kept.desk.erase(.of("mina"))
        #expect(files(with: Self.secret) == [])
    }

    @Test func `has to be known`() throws {
        let kept = try Kept(in: scratch, base: 500)
        #expect(try administration(kept.desk).answer(to: "erase nobody") == "no\nnobody is known by that: nobody")
    }
}
