/// Hangul as Korean readers search and type it.
package enum Hangul {
    /// The initial consonant of every syllable (김하나 is ㄱㅎㄴ); other characters stay.
    package static func initials(of text: String) -> String {
        String(String.UnicodeScalarView(text.normalized().unicodeScalars.map(initial(of:))))
    }

    /// Whether the filter occurs in the text, case aside; an initial consonant stands for each of its syllables.
    package static func matches(_ text: String, filter: String) -> Bool {
        let (text, filter) = (folded(text), folded(filter))
        guard filter.count <= text.count else { return false }
        return (0...(text.count - filter.count)).contains { begins(text[$0...], with: filter) }
    }

    /// Whether the text begins with it, in the same way.
    package static func begins(_ text: String, with start: String) -> Bool {
        let (text, start) = (folded(text), folded(start))
        return start.count <= text.count && begins(text[...], with: start)
    }

    /// Whether it is a whole syllable such as 한, which no single key gives.
    package static func isSyllable(_ scalar: Unicode.Scalar) -> Bool {
        (0xAC00...0xD7A3).contains(scalar.value)
    }

    private static func begins(_ text: ArraySlice<Unicode.Scalar>, with signs: [Unicode.Scalar]) -> Bool {
        zip(text, signs).allSatisfy { $0 == $1 || initial(of: $0) == $1 }
    }

    /// An input method makes one ㄳ of a ㄱ and a ㅅ typed for two syllables: it counts as the two.
    private static func folded(_ text: String) -> [Unicode.Scalar] {
        let scalars = text.normalized().lowercased().unicodeScalars
        return scalars.contains { Jamo.parts[$0] != nil } ? scalars.flatMap { Jamo.parts[$0] ?? [$0] } : Array(scalars)
    }

    private static func initial(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        Syllable(scalar).map(\.initial) ?? scalar
    }
}

/// The letters of a syllable such as 한, each as it stands alone.
struct Syllable {
    let initial: Unicode.Scalar
    let vowel: Unicode.Scalar
    let final: Unicode.Scalar?

    /// nil for what is no composed syllable.
    init?(_ scalar: Unicode.Scalar) {
        guard Hangul.isSyllable(scalar) else { return nil }
        let index = Int(scalar.value - 0xAC00)
        initial = Jamo.initials[index / (21 * 28)]
        vowel = Jamo.vowels[index / 28 % 21]
        final = index % 28 == 0 ? nil : Jamo.finals[index % 28 - 1]
    }

    var letters: [Unicode.Scalar] { [initial, vowel] + (final.map { [$0] } ?? []) }
}

/// Letters that stand alone, in the order of the composed syllables.
enum Jamo {
    static let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)
    static let vowels = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ".unicodeScalars)
    static let finals = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars)

    /// Letters typed as two.
    static let parts: [Unicode.Scalar: [Unicode.Scalar]] = Dictionary(
        uniqueKeysWithValues: zip(
            "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄㅘㅙㅚㅝㅞㅟㅢ".unicodeScalars,
            [
                "ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ",
                "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅡㅣ",
            ].map { Array($0.unicodeScalars) }))
}
