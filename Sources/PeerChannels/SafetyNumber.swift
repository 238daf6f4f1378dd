internal import Sodium
package import SottoModel

/// Sixty digits that two people read aloud to each other: the same for both where nobody stands between them.
///
///     31415 92653 58979 …          twelve groups of five
///
/// BLAKE2b (64 bytes) of `"sotto-safety-1" ‖ the smaller identity ‖ the larger`; each group is five of its bytes,
/// big-endian, modulo 100,000. To find two keys that make two numbers alike takes about 2^99 tries.
package struct SafetyNumber: Hashable, Sendable, CustomStringConvertible {
    private static let groupCount = 12

    private let groups: [UInt64]

    package init(_ one: IdentityKey, _ other: IdentityKey) {
        let digest = Self.digest(one, other)
        groups = (0..<Self.groupCount).map { group in
            digest[5 * group..<5 * group + 5].reduce(0) { $0 << 8 | UInt64($1) } % 100_000
        }
    }

    /// 64 bytes.
    static func digest(_ one: IdentityKey, _ other: IdentityKey) -> [UInt8] {
        BLAKE2b.hash(Array("sotto-safety-1".utf8), min(one, other).bytes, max(one, other).bytes)
    }

    package var description: String {
        groups.map { group in
            let digits = String(group)
            return String(repeating: "0", count: 5 - digits.count) + digits
        }.joined(separator: " ")
    }
}
