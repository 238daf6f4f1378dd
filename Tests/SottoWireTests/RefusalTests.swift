import SottoModel
import SottoWire
import TestSupport
import Testing

/// An envelope that is wrong in one thing.
struct Malformed: CustomTestStringConvertible {
    let testDescription: String
    let envelope: [UInt8]

    init(_ what: String, _ kind: Int, _ fields: [UInt8]...) {
        testDescription = what
        envelope = Raw.field(kind, Array(fields.joined()))
    }

    init(_ what: String, bytes: [UInt8]) {
        testDescription = what
        envelope = bytes
    }
}

extension Malformed {
    private static let key = Raw.field(1, Sample.key.bytes)
    private static let proof = Raw.field(2, Array(repeating: 9, count: 64))
    private static let name = Raw.field(3, "mina")
    private static let id = Raw.field(2, Sample.id.bytes)
    private static let body = Raw.field(3, Raw.field(1, "hi"))

    static let requests = [
        Malformed("a Hello without a key", 1, proof, name),
        Malformed("a Hello with half a key", 1, Raw.field(1, Sample.key.bytes.dropLast()), proof, name),
        Malformed("a Hello with a short proof", 1, key, Raw.field(2, Array(repeating: 9, count: 63)), name),
        Malformed("a room without a hash", 2, Raw.field(1, "lobby")),
        Malformed("a post without an id", 4, body),
        Malformed("a post with an id that is none", 4, Raw.field(2, Array(repeating: 0, count: 16)), body),
        Malformed("a whisper to nobody", 5, id),
        Malformed("a whisper without an id", 5, key),
        Malformed("a search for no name", 8, Raw.field(1, "/x")),
        Malformed("text that is no UTF-8", 2, Raw.field(1, [0x23, 0xFF])),
        Malformed("a field numbered 0", 0),
        Malformed("a length that leads outside", bytes: [2 << 3 | 2, 100, 1]),
        Malformed("an endless varint", bytes: Array(repeating: 0xFF, count: 12)),
        Malformed("the end of no group", bytes: [5 << 3 | 4]),
        Malformed("a group without an end", bytes: [5 << 3 | 3]),
    ]
}

extension Malformed {
    private static let notPossible = ServerEvent.outcome(Sample.id, .refused(.notPossible))

    /// What can be read, and its answer.
    static let impossible = [
        (Malformed("a Hello without a name", 1, key, proof), .refused(.badName)),
        (Malformed("a Hello with a bad name", 1, key, proof, Raw.field(3, "mi na")), .refused(.badName)),
        (
            Malformed("a Hello with a name of two scripts", 1, key, proof, Raw.field(3, "min\u{430}")),
            .refused(.badName)
        ),
        (Malformed("a new name that is none", 6, Raw.field(1, "")), .renameRefused(.badName)),
        (Malformed("a post without a body", 4, id), notPossible),
        (Malformed("a post with an empty body", 4, id, Raw.field(3, [])), notPossible),
        (Malformed("an order of a later version", 16, Raw.field(1, Sample.id.bytes)), notPossible),
        (Malformed("a post of a later version", 4, id, Raw.field(3, Raw.field(9, "poll"))), notPossible),
    ]
}

extension Malformed {
    private static let author = Raw.field(1, Sample.key.bytes) + Raw.field(2, "mina")
    private static let entryBody = Raw.field(6, Raw.field(1, "hi"))

    static let events = [
        Malformed("a Welcome without a name", 1),
        Malformed("a taken name without a free one", 2, Raw.number(1, 1)),
        Malformed("a room without a name", 3, Raw.field(3, Raw.number(1, 7))),
        Malformed("more people than can be", 13, Raw.number(1, 7), Raw.number(2, 1 << 31)),
        Malformed("a delta with more people than can be", 12, Raw.number(2, 1 << 40)),
        Malformed("an entry without an id", 6, Raw.field(2, Raw.field(3, author) + entryBody)),
        Malformed("an entry without an author in a page", 7, Raw.field(4, Raw.field(4, Sample.id.bytes) + entryBody)),
        Malformed("a page with such an entry", 7, Raw.field(4, entryBody)),
        Malformed("an outcome without an id", 8, Raw.number(2, 5)),
        Malformed("a whisper without an id", 9, Raw.field(1, author)),
        Malformed("a whisper from nobody", 9, id),
        Malformed("a rename of nobody", 12, Raw.field(5, Raw.field(2, "a") + Raw.field(3, "b"))),
        Malformed("a rename to nothing", 12, Raw.field(5, key + Raw.field(2, "a"))),
        Malformed("a search's answer without a name", 14),
    ]
}

struct `What cannot be read` {
    @Test(arguments: Malformed.requests) func `is refused by the server`(_ malformed: Malformed) {
        #expect(throws: WireError.malformed) { try ClientCodec.decode(malformed.envelope) }
    }

    @Test(arguments: Malformed.impossible)
    func `is answered where it is only impossible`(_ malformed: Malformed, _ answer: ServerEvent) {
        #expect(throws: WireError.impossible(answer)) { try ClientCodec.decode(malformed.envelope) }
    }

    @Test(arguments: Malformed.events) func `is refused by the client`(_ malformed: Malformed) {
        #expect(throws: WireError.malformed) { try ServerCodec.decode(malformed.envelope) }
    }

    @Test(arguments: [
        [], [1], [0], [0, 0xFF], Raw.field(9, "poll"), [1] + Raw.field(1, "hi"),
    ])
    func `is refused as a whisper`(_ sealed: [UInt8]) {
        #expect(throws: WireError.malformed) { try BodyCodec.decode(sealed) }
    }
}

struct `What is nested` {
    @Test(arguments: [9, 100, 5_000]) func `deeper than eight levels is refused`(_ depth: Int) {
        #expect(throws: WireError.malformed) { try ClientCodec.decode(Raw.groups(50, depth: depth)) }
        #expect(throws: WireError.malformed) { try ServerCodec.decode(Raw.groups(50, depth: depth)) }
    }

    @Test func `a little is skipped`() throws {
        #expect(try ClientCodec.decode(Raw.groups(50, depth: 3)) == nil)
    }
}
