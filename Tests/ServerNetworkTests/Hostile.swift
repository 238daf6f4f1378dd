import SottoModel
import SottoWire
import TestSupport
import Testing

/// A record that no client of ours makes: its envelopes, and what they are.
struct Hostile: CustomTestStringConvertible {
    let testDescription: String
    let envelopes: [[UInt8]]

    private init(_ what: String, _ envelopes: [[UInt8]]) {
        testDescription = what
        self.envelopes = envelopes
    }

    /// What ends a connection, whoever sends it.
    static let endings = [
        Hostile("groups nine deep", [Raw.groups(50, depth: 8)]),
        Hostile("groups hundreds deep", [Raw.groups(50, depth: 500)]),
        Hostile("65 envelopes", Array(repeating: ClientCodec.encode(.pong(1)), count: 65)),
        Hostile("a name of 2 GiB that is not there", [Raw.field(2, [0x0A] + Raw.varint(1 << 31 - 1) + [0x23])]),
        Hostile("a name longer than numbers go", [Raw.field(2, [0x0A] + Array(repeating: 0xFF, count: 9) + [1])]),
        Hostile("a Hello of 2 GiB that is not there", [[0x0A] + Raw.varint(1 << 31 - 1) + [0x2A, 0x00]]),
        Hostile("a varint without an end", [Array(repeating: 0xFF, count: 200)]),
        Hostile("text that is no UTF-8", [Raw.field(2, Raw.field(1, [0x23, 0xFF]))]),
        Hostile("a key of 31 bytes", [Raw.field(5, Raw.field(1, Array(repeating: 1, count: 31)))]),
        Hostile("an id of a thousand bytes", [Raw.field(4, Raw.field(2, Array(repeating: 1, count: 1000)))]),
    ]

    /// What only looks so: it is passed over.
    static let harmless = [
        Hostile("groups eight deep", [Raw.groups(50, depth: 7)]),
        Hostile("five hundred fields nobody knows", [Array(repeating: Raw.field(50, []), count: 500).flatMap { $0 }]),
        Hostile("64 kinds nobody knows", Array(repeating: Raw.field(50, []), count: 64)),
        Hostile("nothing", []),
    ]
}
