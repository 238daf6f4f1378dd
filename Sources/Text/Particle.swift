/// A Korean particle that follows the sound of the word before it: 방을, 노래를.
package enum Particle: CaseIterable, Sendable {
    /// 은, 는
    case topic
    /// 이, 가
    case subject
    /// 을, 를
    case object
    /// 으로, 로
    case direction
    /// 과, 와
    case with
    /// 이라는, 라는
    case called

    /// The word with the particle; with both forms of it, such as 을(를), where it is not known how the word is read.
    package func behind(_ word: String) -> String {
        word + form(behind: LastSound(of: word))
    }

    private func form(behind sound: LastSound) -> String {
        switch sound {
        case .vowel: forms.open
        case .rieul: self == .direction ? forms.open : forms.closed
        case .consonant: forms.closed
        case .unknown: forms.either
        }
    }

    private var forms: (closed: String, open: String, either: String) {
        switch self {
        case .topic: ("은", "는", "은(는)")
        case .subject: ("이", "가", "이(가)")
        case .object: ("을", "를", "을(를)")
        case .direction: ("으로", "로", "(으)로")
        case .with: ("과", "와", "과(와)")
        case .called: ("이라는", "라는", "(이)라는")
        }
    }
}

/// How the last syllable of a word ends when a Korean reader says it.
enum LastSound: Equatable {
    case vowel
    /// ㄹ, which 로 takes for a vowel.
    case rieul
    case consonant
    /// Nobody can know without asking: *bob* is 밥 or 보브.
    case unknown

    /// Signs behind the word, such as a quotation mark, are not read.
    init(of word: String) {
        let letters = word.normalized().unicodeScalars.filter {
            $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        guard let last = letters.last else {
            self = .unknown
            return
        }
        if let syllable = Syllable(last) {
            self = syllable.final.map { $0 == "ㄹ" ? .rieul : .consonant } ?? .vowel
        } else if let digit = Int("\(last)") {
            self = Self.digits[digit]
        } else {
            self = Self.latin(letters.reversed().prefix { $0.isASCII && $0.properties.isAlphabetic }.reversed())
        }
    }

    /// 영 일 이 삼 사 오 육 칠 팔 구; a number that ends in noughts ends in 십, 백, 천 or 만, which are closed too.
    private static let digits: [LastSound] = [
        .consonant, .rieul, .vowel, .consonant, .vowel, .vowel, .consonant, .rieul, .rieul, .vowel,
    ]

    /// A word of capitals is read letter by letter: 엘, 엠, 엔, 아르.
    private static func latin(_ letters: some BidirectionalCollection<Unicode.Scalar>) -> LastSound {
        let word = String(String.UnicodeScalarView(letters))
        guard let last = word.last else { return .unknown }
        if word == word.uppercased() {
            return last == "L" ? .rieul : "MN".contains(last) ? .consonant : .vowel
        }
        return ending(word.lowercased())
    }

    /// An e behind a consonant is often mute (*jane* is 제인); b, c, k, p and t are read both ways.
    private static func ending(_ word: String) -> LastSound {
        if word.hasSuffix("ng") { return .consonant }
        if ["le", "me", "ne"].contains(where: word.hasSuffix) { return .unknown }
        return switch word.last {
        case "l"?: .rieul
        case "m"?, "n"?: .consonant
        case "b"?, "c"?, "k"?, "p"?, "t"?, nil: .unknown
        default: .vowel
        }
    }
}
