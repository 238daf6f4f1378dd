import SottoModel
import Testing

struct `A message id` {
    /// The example of RFC 9562, A.6.
    private let example: [UInt8] = [
        0x01, 0x7F, 0x22, 0xE2, 0x79, 0xB0, 0x7C, 0xC3, 0x98, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F,
    ]

    @Test func `is made as the standard's example is`() {
        let id = MessageID(
            at: Timestamp(milliseconds: 1_645_557_742_000), randomness: (0xCC3, 0x18C4_DC0C_0C07_398F))
        #expect(id.bytes == example)
    }

    @Test(arguments: [(0, 0), (UInt64.max, UInt64.max), (0xABCD_EF01, 0x1234_5678_9ABC_DEF0)])
    func `is of version 7 whatever chance gives`(_ first: UInt64, _ second: UInt64) {
        let bytes = MessageID(at: Timestamp(milliseconds: 1), randomness: (first, second)).bytes
        #expect(bytes[6] >> 4 == 7)
        #expect(bytes[8] >> 6 == 0b10)
    }

    @Test func `rises with time before chance has a say`() {
        let early = MessageID(at: Timestamp(milliseconds: 1000), randomness: (.max, .max))
        let late = MessageID(at: Timestamp(milliseconds: 1001), randomness: (0, 0))
        #expect(early < late)
        #expect(!(late < early))
    }

    @Test func `is ordered within a millisecond by its chance`() {
        let at = Timestamp(milliseconds: 5)
        let ids = [(0, 0), (0, 1), (1, 0)].map { MessageID(at: at, randomness: $0) }
        #expect(ids == ids.sorted())
    }

    @Test func `comes back from its bytes`() throws {
        let id = try #require(MessageID(example))
        #expect(id.bytes == example)
    }

    @Test(arguments: [0, 1, 15, 17, 32]) func `has sixteen bytes`(_ count: Int) {
        #expect(MessageID(Array((example + example).prefix(count))) == nil)
    }

    @Test(arguments: (0...15).filter { $0 != 7 }) func `is no UUID of another version`(_ version: UInt8) {
        var bytes = example
        bytes[6] = version << 4 | bytes[6] & 0xF
        #expect(MessageID(bytes) == nil)
    }

    @Test(arguments: [0, 1, 3]) func `is no UUID of another variant`(_ variant: UInt8) {
        var bytes = example
        bytes[8] = variant << 6 | bytes[8] & 0x3F
        #expect(MessageID(bytes) == nil)
    }
}

struct `A key` {
    @Test(arguments: [0, 31, 33]) func `has thirty-two bytes`(_ count: Int) {
        let bytes = [UInt8](repeating: 7, count: count)
        #expect(Key32(bytes) == nil && IdentityKey(bytes) == nil && ChannelKey(bytes) == nil)
    }

    @Test func `comes back from its bytes, and is equal by them`() throws {
        let bytes = (0..<32).map { UInt8($0) }
        let key = try #require(IdentityKey(bytes))
        #expect(key.bytes == bytes)
        #expect(Set([key, try #require(IdentityKey(bytes))]).count == 1)
    }

    @Test func `is ordered by its first bytes`() throws {
        let low = try #require(IdentityKey([1] + Array(repeating: 255, count: 31)))
        let high = try #require(IdentityKey([2] + Array(repeating: 0, count: 31)))
        #expect(low < high && !(high < low) && !(low < low))
    }
}
