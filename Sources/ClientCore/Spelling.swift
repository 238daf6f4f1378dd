/// What the speller says of a word.
package struct Spelt: Equatable, Sendable {
    package let word: String
    package let isRight: Bool

    package init(word: String, isRight: Bool) {
        self.word = word
        self.isRight = isRight
    }
}

/// An answer to one word, as ispell gives it with `-a`: a line for each part of the word, and an empty one.
package enum SpellAnswer {
    /// `*`, `+` and `-` are words, roots and compounds; `&`, `?` and `#` are none.
    package static func isRight(_ answer: String) -> Bool {
        !answer.split(separator: "\n").contains { "&?#".contains($0.first ?? " ") }
    }
}

/// The words of the input line, as far as a speller has been asked about them.
package struct Spelling: Equatable, Sendable {
    /// More words are not remembered.
    private static let most = 5_000

    /// Whom it is asked of.
    private var command = ""
    private var isGone = false
    /// Whether it is right; nil where the answer has not come yet.
    private var known: [String: Bool?] = [:]

    /// What is to be asked about a line, each word once.
    ///
    /// - Parameter command: another one begins anew.
    mutating func ask(about line: Composer, by command: String) -> [String] {
        begin(with: command)
        if known.count > Self.most { known = [:] }
        guard !command.isEmpty, !isGone else { return [] }
        var asked: [String] = []
        for (word, _) in SpelledWords.of(line) where known[word] == nil {
            known[word] = .some(nil)
            asked.append(word)
        }
        return asked
    }

    /// Another one knows other words.
    mutating func begin(with command: String) {
        guard command != self.command else { return }
        self = Spelling()
        self.command = command
    }

    mutating func learn(_ spelt: [Spelt]) {
        for spelt in spelt where known[spelt.word] != nil { known[spelt.word] = spelt.isRight }
    }

    /// It is asked no more, until there is another.
    mutating func giveUp() {
        known = [:]
        isGone = true
    }

    /// Which clusters of a line are of words that are none.
    ///
    /// - Parameter isName: what is called so is no word and has no faults.
    func faults(in line: Composer, unless isName: (String) -> Bool) -> [Range<Int>] {
        guard !known.isEmpty else { return [] }
        return SpelledWords.of(line).filter { known[$0.word] == .some(false) && !isName($0.word) }.map(\.range)
    }
}
