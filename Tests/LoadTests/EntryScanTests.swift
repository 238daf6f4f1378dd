import SottoModel
import SottoWire
import TestSupport
import Testing

@testable import sotto_load

struct `The load's own reading of an entry` {
    private static let author = Person(identity: .of("mina"), name: "김하나")

    @Test(arguments: [1, 127, 128, 16_384, 1 << 52] as [UInt64])
    func `agrees with the codec`(_ number: UInt64) throws {
        let entry = Entry(
            place: .kept(EntryNumber(number), prev: EntryNumber(number - 1)), author: Self.author, id: .number(7),
            at: Timestamp(milliseconds: 1_700_000_000_000), body: .say("안녕"))
        let scan = try #require(Self.scan(.entry(RoomID(number), entry)))
        #expect(scan == Scanned(number: number, prev: number - 1, text: "안녕"))
    }

    @Test func `is of nothing else`() {
        let others: [ServerEvent] = [
            .ping(6), .left(9), .found("mina", Self.author, isPresent: true),
            .page(3, Page(after: 0, through: 0, entries: [])),
        ]
        for event in others { #expect(Self.scan(event) == nil) }
    }

    @Test func `survives every cut and every changed byte`() {
        let entry = Entry(
            place: .kept(300, prev: 299), author: Self.author, id: .number(7), at: Timestamp(milliseconds: 1),
            body: .say("hello"))
        let bytes = ServerCodec.encode(.entry(9, entry))
        for count in bytes.indices {
            var changed = Array(bytes[..<count])
            _ = changed.withUnsafeBytes { EntryScan($0)?.number }
            changed = bytes
            changed[count] ^= 0xFF
            _ = changed.withUnsafeBytes { EntryScan($0)?.number }
        }
    }

    private struct Scanned: Equatable {
        let number: UInt64
        let prev: UInt64
        let text: String
    }

    private static func scan(_ event: ServerEvent) -> Scanned? {
        ServerCodec.encode(event).withUnsafeBytes { bytes in
            EntryScan(bytes).map {
                Scanned(number: $0.number, prev: $0.prev, text: String(decoding: $0.text, as: UTF8.self))
            }
        }
    }
}
