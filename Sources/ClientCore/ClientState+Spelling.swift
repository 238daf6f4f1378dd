internal import SottoModel
internal import Text

/// The spelling of what is being written, where somebody has a program that knows it.
extension ClientState {
    /// Which clusters of the input line are of words that the speller does not know.
    package var misspelt: [Range<Int>] {
        guard !settings.spellCommand.isEmpty else { return [] }
        return spelling.faults(in: composer) { word in room.roster.people.contains { $0.name.text == word } }
    }

    /// What the speller is to hear of; to be called when the line may have changed.
    mutating func askSpeller() -> [ClientEffect] {
        guard !settings.spellCommand.isEmpty else {
            spelling.begin(with: "")
            return []
        }
        let words = spelling.ask(about: composer, by: settings.spellCommand)
        return words.isEmpty ? [] : [.spell(words)]
    }

    mutating func learn(_ spelt: [Spelt]) -> [ClientEffect] {
        spelling.learn(spelt)
        return []
    }

    mutating func loseSpeller(_ words: Phrase, at moment: Moment) -> [ClientEffect] {
        spelling.giveUp()
        complain(words, at: moment)
        return []
    }
}
