package import SottoModel

/// The safety number as words, for two who read the same language.
///
///     acorn dragon lantern …       25 of 256 words, one for each of the first 25 bytes of the number's digest
///
/// That is 200 bits, as good as the digits: to find two keys that make the same words takes about 2^100 tries.
package struct SafetyWords: Hashable, Sendable {
    private static let count = 25

    package let english: String
    package let korean: String

    package init(_ one: IdentityKey, _ other: IdentityKey) {
        let bytes = SafetyNumber.digest(one, other).prefix(Self.count)
        english = bytes.map { Self.english[Int($0)] }.joined(separator: " ")
        korean = bytes.map { Self.korean[Int($0)] }.joined(separator: " ")
    }
}
