import TestSupport
import Testing

@testable import ServerNetwork

struct `An envelope in a record` {
    @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, 65_000]) func `stands behind its length`(_ count: Int) {
        let envelope = Framed.envelope(1, count: count)
        var place = [UInt8](repeating: 0xEE, count: Envelope.framedCount(envelope) + 1)
        place.withUnsafeMutableBytes { bytes in
            if let start = bytes.baseAddress { Envelope.write(envelope, to: start) }
        }
        #expect(Array(place.dropLast()) == Framed.bytes([envelope]))
        #expect(place.last == 0xEE)
    }

    /// Envelopes of 3, 5 and 200 bytes take 4, 6 and 202.
    @Test(arguments: [
        (0, 0), (3, 0), (4, 4), (9, 4), (10, 10), (11, 10), (211, 10), (212, 212), (1000, 212),
    ])
    func `goes whole or not at all`(_ limit: Int, _ taken: Int) {
        let bytes = Framed.bytes([3, 5, 200].map { Framed.envelope(1, count: $0) })
        #expect(bytes.withUnsafeBytes { Envelope.wholePrefix(of: $0, limit: limit) } == taken)
    }
}
