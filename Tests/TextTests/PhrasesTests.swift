import Testing

/// Every phrase that stands in the sources.
struct PhrasesTests {
    private static let hangul: ClosedRange<Unicode.Scalar> = "가"..."힣"

    @Test func `every phrase says something in either language`() throws {
        let phrases = try SourcePhrase.all()
        #expect(phrases.count > 400)
        for phrase in phrases {
            #expect(phrase.english != phrase.korean, "\(phrase)")
            let hasWords = phrase.english.contains { $0.isASCII && $0.isLetter }
            // What is only put together of other phrases has no words of its own.
            #expect(hasWords || phrase.english.contains("○"), "\(phrase)")
            #expect(!hasWords || phrase.korean.unicodeScalars.contains(where: Self.hangul.contains), "\(phrase)")
        }
    }

    /// What is typed or pressed is the same in both: keys, options and commands, and names of variables.
    @Test func `a key or a command that one language names the other names too`() throws {
        for phrase in try SourcePhrase.all() {
            let (english, korean) = (Self.commands(in: phrase.english), Self.commands(in: phrase.korean))
            #expect(english == korean, "\(phrase)")
        }
    }

    /// No particle of two forms stands where the word before it is known.
    @Test func `particles are written out`() throws {
        for phrase in try SourcePhrase.all() {
            #expect(!["을(를)", "은(는)", "이(가)", "(으)로", "와(과)"].contains { phrase.korean.contains($0) }, "\(phrase)")
        }
    }

    /// `/join`, `--plain`, `$EDITOR`, `F1`, `^R`, `Alt-R`, `Enter`
    private static func commands(in text: String) -> Set<Substring> {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "/$^-".contains($0))) }
        return Set(words.filter { word in ["Enter", "Esc", "Tab", "F1"].contains(word) || isCommand(word) })
    }

    private static func isCommand(_ word: Substring) -> Bool {
        let begins = ["/", "--", "$", "^", "Alt-"].contains(where: word.hasPrefix)
        return begins && word.count > 1 && word.last?.isLetter == true && word.dropFirst().first != "/"
    }
}
