internal import SottoModel

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
    static func of(_ order: ServerOrder, about name: UserName, at now: Timestamp) -> String {
        switch order {
        case .ban(let sentence, let address):
            "ban \(name) from the server" + (sentence.until.map { " for " + Lasting.words(from: now, to: $0) } ?? "")
                + (address ? ", and the address they are at" : "")
                + (sentence.reason.isEmpty ? "" : ": \(sentence.reason)")
        case .unban: "let \(name) into the server again"
        case .free: "free the name \(name)"
        case .give(let given, _): "give the name \(given) to \(name)"
        }
    }
}
