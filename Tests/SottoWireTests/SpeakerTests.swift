import SottoModel
import SottoWire
import TestSupport
import Testing

/// Authors that are named once, to who reads a room's entries in their order.
struct `A room's authors` {
    private static let room = Sample.room
    private static let joined = ServerEvent.joined(
        Joined(room: room, name: Sample.lobby, topic: "", roster: Sample.rosters[0], last: .zero))

    private var speakers = SpeakerNumbers()
    private var decoder = ServerDecoder()

    init() throws {
        _ = try decoder.decode(ServerCodec.encode(Self.joined))
    }

    private static func entry(_ author: String, _ number: UInt64, isKept: Bool = true) -> Entry {
        Entry(
            place: isKept ? .kept(EntryNumber(number), prev: EntryNumber(number - 1)) : .liveOnly,
            author: Person(identity: .of(author), name: UserName(stringLiteral: author)),
            id: MessageID(at: Timestamp(milliseconds: Int64(number) * 1_000), randomness: (number, 0)),
            at: Timestamp(milliseconds: Int64(number) * 1_000 - 7), body: .say("hello"))
    }

    /// - Returns: the bytes it took.
    private mutating func pass(_ entry: Entry) throws -> Int {
        let envelope = ServerCodec.encode(entry, in: Self.room, &speakers)
        #expect(try decoder.decode(envelope) == .entry(Self.room, entry))
        return envelope.count
    }

    @Test mutating func `are named with their first entry alone`() throws {
        let first = try pass(Self.entry("alice", 1))
        let second = try pass(Self.entry("alice", 2))
        #expect(first - second == "alice".utf8.count + 32 + 6)
        #expect(try pass(Self.entry("bob", 3)) > second)
        #expect(try pass(Self.entry("alice", 4)) == second)
    }

    @Test mutating func `are named anew after they are forgotten`() throws {
        let first = try pass(Self.entry("alice", 1))
        speakers.forget()
        #expect(try pass(Self.entry("alice", 2)) == first)
    }

    @Test mutating func `begin from one again where there are too many`() throws {
        for number in 1...200 as ClosedRange<UInt64> { _ = try pass(Self.entry("p\(number % 65)", number)) }
    }

    @Test mutating func `are named where nothing is kept, and get no number by it`() throws {
        _ = try pass(Self.entry("alice", 1, isKept: false))
        let named = try pass(Self.entry("alice", 2))
        #expect(try pass(Self.entry("alice", 3)) < named)
    }

    @Test mutating func `change their names`() throws {
        let alice = Self.entry("alice", 1)
        _ = try pass(alice)
        let renamed = Person(identity: alice.author.identity, name: "alicia")
        _ = try pass(
            Entry(place: .kept(2, prev: 1), author: renamed, id: alice.id, at: alice.at, body: alice.body))
    }

    @Test mutating func `are learned from an entry of an unknown kind`() throws {
        let author = Raw.field(1, Sample.key.bytes) + Raw.field(2, "mina")
        let known = Raw.number(1, 8) + Raw.field(4, Sample.id.bytes) + Raw.number(7, 3)
        let unknown = Raw.field(6, Raw.number(1, 7) + Raw.field(2, known + Raw.field(3, author)))
        #expect(try decoder.decode(unknown) == nil)
        let next = Raw.field(6, Raw.number(1, 7) + Raw.field(2, known + Raw.field(6, Raw.field(1, "hi"))))
        guard case .entry(Self.room, let entry)? = try decoder.decode(next) else { throw Nothing() }
        #expect(entry.author == Person(identity: Sample.key, name: "mina"))
    }

    @Test mutating func `who were never named are a fault`() throws {
        _ = ServerCodec.encode(Self.entry("alice", 1), in: Self.room, &speakers)
        let second = ServerCodec.encode(Self.entry("alice", 2), in: Self.room, &speakers)
        #expect(throws: WireError.malformed) { try decoder.decode(second) }
    }

    @Test mutating func `are no more than sixty-four`() throws {
        let author = Raw.field(3, Raw.field(1, Sample.key.bytes) + Raw.field(2, "mina"))
        let entry = Raw.field(4, Sample.id.bytes) + Raw.field(6, Raw.field(1, "hi")) + author
        #expect(throws: WireError.malformed) {
            try decoder.decode(Raw.field(6, Raw.number(1, 7) + Raw.field(2, entry + Raw.number(7, 65))))
        }
    }

    @Test mutating func `are named again to who comes again`() throws {
        _ = try pass(Self.entry("alice", 1))
        _ = try decoder.decode(ServerCodec.encode(Self.joined))
        let second = ServerCodec.encode(Self.entry("alice", 2), in: Self.room, &speakers)
        #expect(throws: WireError.malformed) { try decoder.decode(second) }
    }

    @Test mutating func `are of no concern to who has left`() throws {
        _ = try pass(Self.entry("alice", 1))
        #expect(try decoder.decode(ServerCodec.encode(.left(Self.room))) == .left(Self.room))
        let second = ServerCodec.encode(Self.entry("alice", 2), in: Self.room, &speakers)
        #expect(try decoder.decode(second) == nil)
    }

    @Test func `are named once in a page`() throws {
        let entries = (1...9).map { Self.entry($0 % 2 == 0 ? "alice" : "bob", $0) }
        let page = ServerEvent.page(Self.room, Page(after: .zero, through: 9, entries: entries))
        let envelope = ServerCodec.encode(page)
        #expect(try ServerCodec.decode(envelope) == page)
        #expect(envelope.count < 9 * 40 + 2 * 50)
    }

    private struct Nothing: Error {}
}
