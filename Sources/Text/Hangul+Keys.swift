/// The keys of the two-set layout: what was meant by whoever forgot that it is on.
extension Hangul {
    /// The key under a jamo: ㅈ is w, ㅃ is Q; nil for what is not on it.
    package static func latinKey(for jamo: Unicode.Scalar) -> Character? {
        keys[jamo]
    }

    /// The letters of the keys that were pressed for a text: `ㅗ디ㅔ` is `help`. What is no Hangul stays.
    package static func latinKeys(for text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return String(text.normalized().unicodeScalars.flatMap(latinKeys(for:)))
    }

    private static func latinKeys(for scalar: Unicode.Scalar) -> [Character] {
        let letters = Syllable(scalar)?.letters ?? [scalar]
        return letters.flatMap { Jamo.parts[$0] ?? [$0] }.map { keys[$0] ?? Character($0) }
    }

    private static let keys: [Unicode.Scalar: Character] = Dictionary(
        uniqueKeysWithValues: zip(
            "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ".unicodeScalars,
            "qwertyuiopasdfghjklzxcvbnmQWERTOP"))
}
