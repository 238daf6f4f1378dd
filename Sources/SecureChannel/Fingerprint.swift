internal import Sodium
package import SottoModel

/// A public key short enough to be read aloud: 160 bits of its hash, in eight groups of four letters.
///
///     x7di-p34o-…
///
/// The digits are those of base32 (RFC 4648) in lower case; hyphens, so that it can be pasted as one word.
package struct Fingerprint: Hashable, Sendable {
    private static let byteCount = 20
    private static let groupLength = 4

    private let bytes: [UInt8]

    package init(of key: Key32) {
        bytes = Array(BLAKE2b256.hash(key.bytes).prefix(Self.byteCount))
    }
}

extension Fingerprint: LosslessStringConvertible {
    package var description: String {
        let digits = Array(Base32.digits(of: bytes))
        let starts = stride(from: 0, to: digits.count, by: Self.groupLength)
        return starts.map { String(digits[$0..<$0 + Self.groupLength]) }.joined(separator: "-")
    }

    /// Takes capitals too, and groups set apart by spaces or not at all, as people copy them.
    package init?(_ description: String) {
        let digits = description.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        guard let bytes = Base32.bytes(of: digits), bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }
}

/// Base32 (RFC 4648) in lower case, of whole groups of five bytes and therefore without padding.
enum Base32 {
    // Bytes, not characters: among those, look-alikes would count as equal.
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    private static let capitals = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    static func digits(of bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 5) {
            let group = bytes[start..<start + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            for shift in stride(from: 35, through: 0, by: -5) {
                digits.append(alphabet[Int(group >> UInt64(shift)) & 31])
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// - Returns: nil for a byte that is no digit, and for a part of a group.
    static func bytes(of digits: [UInt8]) -> [UInt8]? {
        let values = digits.compactMap { alphabet.firstIndex(of: $0) ?? capitals.firstIndex(of: $0) }
        guard values.count == digits.count, values.count.isMultiple(of: 8) else { return nil }
        return stride(from: 0, to: values.count, by: 8).flatMap { start in
            let group = values[start..<start + 8].reduce(UInt64(0)) { $0 << 5 | UInt64($1) }
            return stride(from: 32, through: 0, by: -8).map { UInt8(truncatingIfNeeded: group >> UInt64($0)) }
        }
    }
}
