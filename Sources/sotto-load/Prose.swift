/// Lines that look like talk to an index: half of them English words, half Korean with its endings, a few words often
/// and most of them seldom (Zipf). The same seed gives the same lines and questions.
struct Prose {
    private static let endings = ["", "", "가", "는", "을", "에서", "도", "로", "합니다", "했어요", "하자"]
    private static let known = (
        english: ["the", "meeting", "they", "there", "with", "have", "this", "that", "then", "tea"],
        korean: ["회의", "오늘", "내일", "점심", "우리", "그리고", "그래서", "회사", "시간", "저녁"]
    )

    private var chance: Chance
    private let english: [String]
    private let korean: [String]

    init(seed: UInt64) {
        var chance = Chance(state: seed)
        english = Self.known.english + (0..<30_000).map { _ in Self.word(&chance) }
        korean = Self.known.korean + (0..<20_000).map { _ in Self.syllables(&chance) }
        self.chance = chance
    }

    mutating func line() -> String {
        let count = [2, 4, 6, 8, 10, 12].randomElement(using: &chance) ?? 4
        guard Bool.random(using: &chance) else {
            return (0..<count).map { _ in common(english) }.joined(separator: " ")
        }
        return (0..<max(2, count * 2 / 3)).map { _ in
            common(korean) + (Self.endings.randomElement(using: &chance) ?? "")
        }.joined(separator: " ")
    }

    /// Whatever people look for: common and rare words, beginnings of words, one syllable and two, several words, and
    /// what is not there.
    mutating func question() -> String {
        switch Int.random(in: 0..<10, using: &chance) {
        case 0: common(english)
        case 1: english.randomElement(using: &chance) ?? ""
        case 2: String(common(english).prefix(3))
        case 3: String((english.randomElement(using: &chance) ?? "").prefix(4))
        case 4: common(english) + " " + common(english)
        case 5: String(common(korean).prefix(2))
        case 6: String((korean.randomElement(using: &chance) ?? "").prefix(2))
        case 7: String(common(korean).prefix(1))
        case 8: common(korean) + " " + common(korean)
        default: common(korean) + " nowhere"
        }
    }

    private mutating func common(_ words: [String]) -> String {
        // The rank of a word is the inverse of a uniform number, which is Zipf's law near enough.
        let rank = Int(1 / Double.random(in: 1 / Double(words.count)..<1, using: &chance)) - 1
        return words[min(rank, words.count - 1)]
    }

    private static func word(_ chance: inout Chance) -> String {
        (0..<Int.random(in: 1...4, using: &chance)).map { _ in
            String("bcdfghklmnprstvw".randomElement(using: &chance) ?? "b")
                + String("aeiou".randomElement(using: &chance) ?? "a")
        }.joined()
    }

    private static func syllables(_ chance: inout Chance) -> String {
        let scalars = (0..<Int.random(in: 2...4, using: &chance)).compactMap { _ in
            Unicode.Scalar(0xAC00 + UInt32.random(in: 0..<800, using: &chance) * 13)
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

/// A generator with a seed, after Steele, Lea and Flood (2014).
private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
