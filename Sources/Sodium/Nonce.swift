/// The twelve bytes that make each sealing under a key a different one.
package struct Nonce: Sendable {
    package static let byteCount = 12

    private var words: (UInt32, UInt32, UInt32)

    /// Four zero bytes, then the counter in little-endian order (Noise rev 34, section 12.3).
    package init(counter: UInt64) {
        words = (
            0,
            UInt32(truncatingIfNeeded: counter).littleEndian,
            UInt32(truncatingIfNeeded: counter >> 32).littleEndian
        )
    }

    /// - Returns: nil unless there are exactly 12 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        words = (0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    func withPointer<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R {
        withUnsafeBytes(of: words) { body($0.octets!) }
    }
}
