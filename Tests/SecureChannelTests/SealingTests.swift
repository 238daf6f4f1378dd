import Testing

@testable import Noise
@testable import SecureChannel
@testable import Sodium

struct `The length of a frame` {
    @Test func `is the same for all that is short`() throws {
        var pair = try LinkedPair()
        var sizes: Set<Int> = []
        for count in 1...200 {
            sizes.insert(try pair.client.says(String(repeating: "x", count: count)).count)
        }
        #expect(sizes == [2 + 256 + 16])
    }

    /// Length with its zero length → padded: the smallest, both sides of each step, and the greatest.
    @Test(arguments: [
        (1, 256), (255, 256), (256, 256), (257, 272), (272, 272), (273, 288), (512, 512), (513, 544),
        (1_000, 1_024), (1_025, 1_088), (4_097, 4_352), (10_000, 10_240), (16_384, 16_384),
        (16_385, 17_408), (63_488, 63_488), (63_489, 65_519), (65_519, 65_519),
    ])
    func `is rounded up as Padmé says`(_ count: Int, _ padded: Int) {
        #expect(Record.paddedCount(count) == padded)
        #expect(Record.frameSize(forPlaintext: count - 1) == padded + 18)
    }

    @Test func `never costs more than an eighth beyond the smallest`() {
        for count in 257...Record.maximumCount {
            let padded = Record.paddedCount(count)
            #expect(padded >= count && (padded - count) * 8 <= count)
        }
    }
}

struct `The length of an envelope` {
    @Test(
        arguments: [
            (1, [0x01]), (127, [0x7f]), (128, [0x80, 0x01]), (16_383, [0xff, 0x7f]),
            (16_384, [0x80, 0x80, 0x01]),
            (65_515, [0xeb, 0xff, 0x03]),
        ] as [(Int, [UInt8])])
    func `is written low bits first, in as few bytes as can be`(_ length: Int, _ bytes: [UInt8]) {
        var written: [UInt8] = []
        EnvelopeLength.append(length, to: &written)
        #expect(written == bytes)
        #expect(EnvelopeLength.size(of: length) == bytes.count)
    }
}

struct `Sealing` {
    @Test func `works in the caller's buffer and leaves the rest alone`() throws {
        var pair = try LinkedPair()
        var buffer = [UInt8](repeating: 0xee, count: 400)
        buffer.replaceSubrange(2..<8, with: [5] + Array("hello".utf8))
        let size = try buffer.withUnsafeMutableBytes {
            try pair.client.sealing.seal(in: $0, plaintextCount: 6)
        }
        #expect(size == Record.frameSize(forPlaintext: 6))
        #expect(buffer[size...].allSatisfy { $0 == 0xee })
        #expect(try pair.server.hears(Array(buffer[..<size])) == ["hello"])
    }

    @Test func `refuses sizes that do not fit, and goes on`() throws {
        var pair = try LinkedPair()
        var buffer = [UInt8](repeating: 0, count: 70_000)
        for (size, count) in [(273, 6), (70_000, -1), (70_000, Record.maximumPlaintext + 1), (0, 0)] {
            #expect(throws: ChannelError.badEnvelope) {
                try buffer.withUnsafeMutableBytes {
                    try pair.client.sealing.seal(in: .init(rebasing: $0[..<size]), plaintextCount: count)
                }
            }
        }
        #expect(try pair.server.hears(pair.client.says("still here")) == ["still here"])
    }

    @Test func `refuses envelopes that are empty or too long, and goes on`() throws {
        var pair = try LinkedPair()
        #expect(throws: ChannelError.badEnvelope) { try pair.client.says("a", "") }
        let tooLong = String(repeating: "x", count: Record.maximumPlaintext - 2)
        #expect(throws: ChannelError.badEnvelope) { try pair.client.says(tooLong) }
        #expect(try pair.server.hears(pair.client.says("still here")) == ["still here"])
    }

    @Test func `ends when all numbers are used`() throws {
        var sealing = SealingHalf(cipher: .test(nonce: .max))
        #expect(throws: ChannelError.record) { try sealing.seal(Array("late".utf8)) }
        #expect(throws: ChannelError.record) { try sealing.seal(Array("late".utf8)) }
    }
}

struct `A record out of order` {
    private func hears(_ start: [UInt8], count: Int = 256, fill: UInt8 = 0) throws -> [String] {
        let record = start + Array(repeating: fill, count: count - start.count)
        var cipher = CipherState.test()
        var opening = OpeningHalf(cipher: .test())
        return try opening.hears(try cipher.frame(record))
    }

    @Test func `is told from one in order`() throws {
        #expect(try hears([1, UInt8(ascii: "a"), 1, UInt8(ascii: "b")]) == ["a", "b"])
    }

    @Test(
        arguments: [
            [0, 0, 0, 1],  // padding that is not zero
            [1, 65, 0, 1, 66],  // an envelope behind the end
            [0x80, 0x00],  // zero, not in its shortest form
            [0x81, 0x00, 65],  // one, not in its shortest form
            [0x81, 0x80, 0x00, 65],  // the same in three bytes
            [0x81, 0x80, 0x80, 0x00, 65],  // a length of more than three bytes
            [0x80, 0x80, 0x80, 0x01],
            [0xff, 0xff, 0xff, 0xff],
            [0xff, 0x01],  // leads outside: 255 bytes where 254 are left
            [0xff, 0xff, 0x7f],  // leads far outside
        ] as [[UInt8]])
    func `is refused`(_ start: [UInt8]) {
        #expect(throws: ChannelError.record) { try hears(start) }
    }

    @Test func `is refused without its zero length`() {
        #expect(throws: ChannelError.record) { try hears([], fill: 1) }
        let full: [UInt8] = [0xfe, 0x01] + Array(repeating: 65, count: 254)
        #expect(throws: ChannelError.record) { try hears(full) }
        #expect(throws: ChannelError.record) { try hears(full + [0x80], count: 257) }
    }

    @Test(arguments: [0, 1, 255]) func `is refused below the smallest length`(_ count: Int) {
        #expect(throws: ChannelError.record) { try hears([], count: count) }
    }

    @Test func `is not delivered even in part`() throws {
        var cipher = CipherState.test()
        var opening = OpeningHalf(cipher: .test())
        let record: [UInt8] = [1, 65, 0] + Array(repeating: 1, count: 253)
        let frame = try cipher.frame(record)
        var heard = 0
        #expect(throws: ChannelError.record) {
            try frame.withUnsafeBytes { try opening.receive($0, limits: .fromServer) { _ in heard += 1 } }
        }
        #expect(heard == 0)
    }

    @Test func `may be as full as can be`() throws {
        let full: [UInt8] = [0xfd, 0x01] + Array(repeating: 65, count: 253)
        #expect(try hears(full).map(\.count) == [253])
    }
}

extension CipherState {
    static func test(nonce: UInt64 = 0) -> CipherState {
        var cipher = CipherState(key: SecretBytes(zeroed: 32))
        cipher.setNonce(nonce)
        return cipher
    }

    /// Any plaintext as a frame, as no sealing half would make it.
    mutating func frame(_ record: [UInt8]) throws -> [UInt8] {
        let count = record.count + CipherState.tagCount
        var message = record + Array(repeating: 0, count: CipherState.tagCount)
        _ = try message.withUnsafeMutableBytes { try encrypt($0, plaintextCount: record.count) }
        return [UInt8(count >> 8), UInt8(count & 0xff)] + message
    }
}
