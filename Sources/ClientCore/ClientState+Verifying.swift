internal import SottoModel
internal import Text

/// What is to be done about somebody's key.
enum Verification: Equatable, Sendable {
    case show
    /// The two have compared their safety numbers, and they are the same.
    case confirm
    /// The name is taken for its new key's from now on, without having compared.
    case accept

    init?(word: String?) {
        switch word {
        case nil: self = .show
        case "yes": self = .confirm
        case "new": self = .accept
        default: return nil
        }
    }
}

/// `/verify`
extension ClientState {
    mutating func verify(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        guard let name = arguments.word(), let verification = Verification(word: arguments.word()), arguments.isEmpty
        else { return nil }
        return take(.verify(verification), upon: name, at: moment)
    }

    mutating func perform(_ verification: Verification, upon person: Person, at moment: Moment) -> [ClientEffect] {
        guard person.identity != me.identity else {
            complain(
                Phrase("that is you; keys are compared with somebody else", "자기 자신입니다. 키는 다른 사람과 견줍니다"), at: moment)
            return []
        }
        if verification != .show, peers.trust(person) == .revoked {
            complain(Words.comparing(person.name, .revoked), at: moment)
            return []
        }
        switch verification {
        case .show: return [.showSafetyNumber(person)]
        case .confirm:
            note(Words.verified(person.name), at: moment)
            return trust(Peer(person, isVerified: true))
        case .accept: return accept(person, at: moment)
        }
    }

    /// The program has computed it.
    mutating func show(
        _ number: String, _ words: Phrase, of person: Person, at moment: Moment
    ) -> [ClientEffect] {
        let trust = peers.trust(person)
        note(Words.safetyNumber(number, with: person.name), at: moment)
        note(words, at: moment)
        note(Words.comparing(person.name, trust), at: moment)
        return []
    }

    private mutating func accept(_ person: Person, at moment: Moment) -> [ClientEffect] {
        guard peers.trust(person) == .changed else {
            note(Phrase("\(person.name) has no new key", "\(person.name) 님의 키는 바뀌지 않았습니다"), at: moment)
            return []
        }
        note(Words.accepted(person.name), at: moment)
        return trust(Peer(person, isVerified: false))
    }

    private mutating func trust(_ peer: Peer) -> [ClientEffect] {
        peers.take(peer)
        return [.savePeer(peer)]
    }
}
