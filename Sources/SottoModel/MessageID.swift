/// A message's own number, made by its sender: a UUID of version 7 (RFC 9562 §5.7), so that ids rise with time.
package struct MessageID: Hashable, Sendable, Comparable {
    package static let byteCount = 16

    package let high: UInt64
    package let low: UInt64

    /// - Parameters:
    ///   - at: milliseconds, of which 48 bits are kept.
    ///   - randomness: 74 of the 128 bits are used.
    package init(at time: Timestamp, randomness: (UInt64, UInt64)) {
        let milliseconds = UInt64(bitPattern: time.milliseconds) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | randomness.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | randomness.1 & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// - Returns: nil unless there are 16 bytes with the version and variant of a UUIDv7.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.byteCount else { return nil }
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        guard high >> 12 & 0xF == 7, low >> 62 == 2 else { return nil }
    }

    package init?(_ bytes: some Collection<UInt8>) {
        guard let id = Array(bytes).withUnsafeBytes({ MessageID($0) }) else { return nil }
        self = id
    }

    package var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    /// When its sender made it, by their clock.
    package var at: Timestamp {
        Timestamp(milliseconds: Int64(high >> 16))
    }

    package static func < (left: MessageID, right: MessageID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
