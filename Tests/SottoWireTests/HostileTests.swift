import SottoModel
import SottoWire
import TestSupport
import Testing

/// Whatever comes is read or refused; nothing ends the process.
struct `Whatever comes` {
    @Test func `cut at any byte is read or refused`() {
        for envelope in Self.envelopes {
            for count in 0..<min(envelope.count, 600) { Self.read(Array(envelope[..<count])) }
        }
    }

    @Test func `with any byte changed is read or refused`() {
        var chance = SplitMix(seed: 1)
        for envelope in Self.envelopes {
            for index in envelope.indices.prefix(300) {
                var changed = envelope
                changed[index] = .random(in: 0...255, using: &chance)
                Self.read(changed)
            }
        }
    }

    @Test(arguments: 1...4) func `at random is read or refused`(_ seed: UInt64) {
        var chance = SplitMix(seed: seed)
        for _ in 0..<30_000 {
            let count = Int.random(in: 0...40, using: &chance)
            Self.read((0..<count).map { _ in .random(in: 0...255, using: &chance) })
        }
    }

    /// A kind that is there, so that what is random is looked at.
    @Test(arguments: 1...17) func `at random inside a known kind is read or refused`(_ kind: Int) {
        var chance = SplitMix(seed: UInt64(kind))
        for _ in 0..<2_000 {
            let fields = (0..<Int.random(in: 0...4, using: &chance)).flatMap { _ in Self.field(&chance) }
            Self.read(Raw.field(kind, fields))
        }
    }

    private static let envelopes =
        Sample.requests.map(ClientCodec.encode) + Sample.events.map(ServerCodec.encode)
        + Sample.bodies.map(BodyCodec.encode)

    private static func read(_ bytes: [UInt8]) {
        _ = try? ClientCodec.decode(bytes)
        _ = try? ServerCodec.decode(bytes)
        _ = try? BodyCodec.decode(bytes)
    }

    private static func field(_ chance: inout SplitMix) -> [UInt8] {
        let number = Int.random(in: 1...6, using: &chance)
        let contents: [[UInt8]] = [
            Sample.key.bytes, Sample.id.bytes, Array("mina".utf8), Array("#lobby".utf8), Raw.field(1, "hi"),
            [0xFF],
        ]
        return Bool.random(using: &chance)
            ? Raw.number(number, .random(in: 0...Int.max, using: &chance))
            : Raw.field(number, contents.randomElement(using: &chance) ?? [])
    }
}
