internal import SottoModel
internal import Text

/// A measure that waits until the server says who goes by a name.
struct Inquiry: Equatable, Sendable {
    let name: UserName
    let measure: Measure
    /// Where it was asked for.
    let room: RoomName
}

extension ClientState {
    /// Does something about whoever goes by that name, as soon as it is known who does.
    mutating func take(_ measure: Measure, upon name: String, at moment: Moment) -> [ClientEffect] {
        switch Addressee(name, in: self) {
        case .person(let person): return take(measure, upon: person, isPresent: true, in: active, at: moment)
        case .unknown(let name): return ask(Inquiry(name: name, measure: measure, room: room.name))
        case .nobody(let words):
            complain(words, at: moment)
            return []
        }
    }

    /// The server's answer to the first question after that name.
    mutating func answerInquiry(
        _ name: UserName, _ person: Person?, isPresent: Bool, at moment: Moment
    ) -> [ClientEffect] {
        guard let place = inquiries.firstIndex(where: { $0.name == name }) else { return [] }
        let inquiry = inquiries.remove(at: place)
        guard let person else {
            complain(Words.nobody(name.text), at: moment)
            return []
        }
        let index = index(of: inquiry.room) ?? active
        return take(inquiry.measure, upon: person, isPresent: isPresent, in: index, at: moment)
    }

    /// To be called whenever the server has let us in.
    func askAgain() -> [ClientEffect] {
        inquiries.map { .send(.find($0.name)) }
    }

    mutating func ask(_ inquiry: Inquiry) -> [ClientEffect] {
        inquiries.append(inquiry)
        return isOnline ? [.send(.find(inquiry.name))] : []
    }

    private mutating func take(
        _ measure: Measure, upon person: Person, isPresent: Bool, in index: Int, at moment: Moment
    ) -> [ClientEffect] {
        switch measure.deed(upon: person) {
        case .order(let order): return post(.order(order), in: index, at: moment)
        case .serverOrder(let order): return give(order, about: person.name, at: moment)
        case .ignore: return ignore(person, at: moment)
        case .verify(let verification): return perform(verification, upon: person, at: moment)
        case .look:
            note(
                isPresent
                    ? Phrase("\(person.name) is connected to the server", "\(person.name) 님이 서버에 접속해 있습니다")
                    : Phrase("\(person.name) is away", "\(person.name) 님은 자리에 없습니다"), at: moment)
            return []
        }
    }
}
