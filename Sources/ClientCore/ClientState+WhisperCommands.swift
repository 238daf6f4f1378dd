internal import SottoModel
internal import Text

/// `/w`, `/r` and `/whispers`.
extension ClientState {
    mutating func whisper(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        guard let name = arguments.word(), !arguments.isEmpty else { return nil }
        switch Addressee(name, in: self) {
        case .person(let person) where person.identity == me.identity:
            complain(Phrase("that is you; a whisper needs somebody else", "자기 자신입니다. 귓속말은 다른 사람에게 합니다"), at: moment)
            return []
        case .person(let person): return whisper(String(arguments.text), to: .person(person), at: moment)
        case .unknown(let name): return whisper(String(arguments.text), to: .named(name), at: moment)
        case .nobody(let words):
            complain(words, at: moment)
            return []
        }
    }

    mutating func answerWhisper(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard !text.isEmpty else { return nil }
        guard let person = lastWhisperer else {
            complain(
                Phrase("nobody whispered to you yet; /w NAME TEXT begins", "아직 받은 귓속말이 없습니다. /w NAME TEXT로 시작하세요"),
                at: moment)
            return []
        }
        let name = room.roster.name(of: person.identity) ?? person.name
        let now = Person(identity: person.identity, name: name)
        return whisper(text, to: .person(now), at: moment)
    }

    /// `/whispers`: whose are taken.
    mutating func chooseWhisperers(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard !text.isEmpty else {
            note(Words.of(whisperPolicy), at: moment)
            return []
        }
        guard let policy = WhisperPolicy(word: text) else { return nil }
        whisperPolicy = policy
        note(Words.of(policy), at: moment)
        return [.savePolicy(policy)] + (isOnline ? [.send(.prefer(policy))] : [])
    }
}
