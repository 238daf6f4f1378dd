/// Hangul as Korean readers search and type it.
package enum Hangul {
    /// The initial consonant of every syllable (김하나 is ㄱㅎㄴ); other characters stay.
    package static func initials(of text: String) -> String {
        String(String.UnicodeScalarView(text.normalized().unicodeScalars.map(initial(of:))))
    }

    /// Whether the filter occurs in the text, case aside; an initial consonant stands for each of its syllables.
    package static func matches(_ text: String, filter: String) -> Bool {
        let text = Array(text.normalized().lowercased().unicodeScalars)
        let filter = Array(filter.normalized().lowercased().unicodeScalars)
        guard filter.count <= text.count else { return false }
        return (0...(text.count - filter.count)).contains { start in
            filter.indices.allSatisfy { matches(text[start + $0], sign: filter[$0]) }
        }
    }

    /// The key under a jamo in the two-set layout: ㅈ is w, ㅃ is Q; nil for what is not on it.
    package static func latinKey(for jamo: Unicode.Scalar) -> Character? {
        keys[jamo]
    }

    private static func matches(_ scalar: Unicode.Scalar, sign: Unicode.Scalar) -> Bool {
        scalar == sign || initial(of: scalar) == sign
    }

    private static func initial(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard syllables.contains(scalar.value) else { return scalar }
        return consonants[Int(scalar.value - syllables.lowerBound) / syllablesPerInitial]
    }

    private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
    private static let syllablesPerInitial = 21 * 28
    private static let consonants = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)

    private static let keys: [Unicode.Scalar: Character] = Dictionary(
        uniqueKeysWithValues: zip(
            "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ".unicodeScalars,
            "qwertyuiopasdfghjklzxcvbnmQWERTOP"))
}
