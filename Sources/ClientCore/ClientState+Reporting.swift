internal import SottoModel
internal import Text

/// `/report`: whispers to the operators of the room who are there, with the key of whom it is about. A name is another's in
/// a moment; the key is what a ban goes by.
extension ClientState {
    mutating func report(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        guard let name = arguments.word(), !arguments.isEmpty else { return nil }
        switch Addressee(name, in: self) {
        case .person(let person) where person.identity != me.identity:
            return report(person, because: String(arguments.text), at: moment)
        case .person:
            complain(Phrase("that is you; a report is about somebody else", "나 자신입니다. 신고는 다른 사람에 대해 합니다"), at: moment)
        case .unknown(let name): complain(Words.nobody(name.text), at: moment)
        case .nobody(let words): complain(words, at: moment)
        }
        return []
    }

    private mutating func report(_ person: Person, because why: String, at moment: Moment) -> [ClientEffect] {
        let operators = operatorsHere.filter { $0.identity != person.identity }
        guard !operators.isEmpty else {
            complain(Words.nobodyToReportTo(in: room.name, about: person), at: moment)
            return []
        }
        let report = Words.report(person, in: room.name, why)[language]
        return zip(operators, moment.split(into: operators.count)).flatMap { reader, moment in
            whisper(report, to: .person(reader), at: moment)
        }
    }

    /// Of the room, as far as they are in it and known; not oneself.
    private var operatorsHere: [Person] {
        room.rules.operators.compactMap { identity in
            guard identity != me.identity, let name = room.roster.name(of: identity) else { return nil }
            return Person(identity: identity, name: name)
        }
    }
}

extension Words {
    /// What an operator reads; `sottod ban add` takes the key.
    static func report(_ person: Person, in room: RoomName, _ why: String) -> Phrase {
        let key = Base64URL.encode(person.identity.bytes)
        return Phrase(
            "report from \(room) about \(person.name), key \(key): \(why)",
            "\(room)에서 \(person.name) 님을 신고합니다. 키 \(key): \(why)")
    }

    static func nobodyToReportTo(in room: RoomName, about person: Person) -> Phrase {
        let key = Base64URL.encode(person.identity.bytes)
        return Phrase(
            "no operator of \(room) is here; tell whoever runs the server of the key \(key)",
            "\(room)의 운영자가 지금 없습니다. 서버 관리자에게 키 \(key)를 알리세요")
    }
}
