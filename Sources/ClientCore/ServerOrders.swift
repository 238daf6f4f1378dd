internal import SottoModel
internal import Text

/// An order about the whole server without an outcome. It is in no room's record, so it is sent again until it has one.
struct PendingOrder: Equatable, Sendable {
    let id: MessageID
    let order: ServerOrder
}

extension ClientState {
    /// - Parameter name: whom it is about.
    mutating func give(_ order: ServerOrder, about name: UserName, at moment: Moment) -> [ClientEffect] {
        let pending = PendingOrder(id: moment.messageID(), order: order)
        pendingOrders.append(pending)
        let words = Words.of(order, about: name, at: serverTime(at: moment))
        rooms[active].log.wait(
            LogLine(
                id: .waiting(pending.id), at: moment.wall, content: .request(words), delivery: .waiting,
                message: pending.id))
        show(.bottom)
        return isOnline ? [.send(.order(pending.id, order))] : []
    }

    /// To be called whenever the server has let us in.
    func giveAgain() -> [ClientEffect] {
        pendingOrders.map { .send(.order($0.id, $0.order)) }
    }
}

extension Words {
    static func of(_ order: ServerOrder, about name: UserName, at now: Timestamp) -> Phrase {
        switch order {
        case .ban(let sentence, let address): ban(sentence, address: address, of: name, at: now)
        case .unban: Phrase("let \(name) into the server again", "\(name) 님이 다시 서버에 들어오게 하기")
        case .free: Phrase("free the name \(name)", "\(name, .called) 이름 풀기")
        case .give(let given, _): Phrase("give the name \(given) to \(name)", "\(given, .called) 이름을 \(name) 님에게 주기")
        }
    }

    private static func ban(_ sentence: Sentence, address: Bool, of name: UserName, at now: Timestamp) -> Phrase {
        let term = sentence.until.map { Lasting.term(Lasting.words(from: now, to: $0)) } ?? .empty
        let place = address ? Phrase(", and the address they are at", ". 쓰는 주소도 막기") : .empty
        return Phrase("ban \(name) from the server\(term)", "\(name) 님을 \(term)서버에서 내보내기") + place
            + (sentence.reason.isEmpty ? "" : ": \(sentence.reason)")
    }
}
