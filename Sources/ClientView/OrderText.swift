internal import ClientCore
internal import SottoModel
internal import Text

/// What an operator decided, behind the operator's name: `removed bob: spam`.
enum OrderText {
    /// - Parameter at: when it was decided.
    static func words(_ order: Order, by author: Person, at: Timestamp) -> String {
        switch order {
        case .kick(let sentence) where sentence.who.identity == author.identity: "left for good"
        case .kick(let sentence): "removed \(name(sentence.who))\(reason(sentence))"
        case .ban(let sentence): "banned \(name(sentence.who))\(term(sentence, at))\(reason(sentence))"
        case .unban(let person): "lifted the ban of \(name(person))"
        case .mute(let sentence): "muted \(name(sentence.who))\(term(sentence, at))\(reason(sentence))"
        case .unmute(let person): "gave \(name(person)) their voice back"
        case .op(let person): "made \(name(person)) an operator"
        case .deop(let person): "took the operator's rights of \(name(person))"
        case .slow(0): "lifted the slow mode"
        case .slow(let seconds): "set slow mode: one message every \(seconds) s"
        case .invite(let person): "invited \(name(person))"
        case .close(true): "made the room private: who is invited comes in"
        case .close(false): "opened the room to everybody"
        case .keep(let retention): "changed what is kept: \(Words.of(retention))"
        }
    }

    /// ` for 10 min`
    private static func term(_ sentence: Sentence, _ at: Timestamp) -> String {
        sentence.until.map { " for " + Lasting.words(from: at, to: $0) } ?? ""
    }

    private static func reason(_ sentence: Sentence) -> String {
        sentence.reason.isEmpty ? "" : ": " + Cleaning.line(sentence.reason)
    }

    private static func name(_ person: Person) -> String {
        Cleaning.line(person.name.text)
    }
}

/// What the server says of its own record.
