import SottoModel
import SottoWire
import TestSupport

/// One chat message as the server writes it and the client reads it.
enum CodecPieces {
    static func encode(_ count: Int) {
        for number in 0..<count { _ = ServerCodec.encode(event(number)) }
    }

    static func decode(_ count: Int) throws {
        let envelope = ServerCodec.encode(event(7))
        for _ in 0..<count { _ = try ServerCodec.decode(envelope) }
    }

    static func event(_ number: Int) -> ServerEvent {
        let number = UInt64(number) + 1
        let entry = Entry(
            place: .kept(EntryNumber(number), prev: EntryNumber(number - 1)), author: Person("bob1"),
            id: .number(number), at: Timestamp(milliseconds: 1_795_435_200_000),
            body: .say(String(repeating: "tea and talk ", count: 8)))
        return .entry(1, entry)
    }
}
