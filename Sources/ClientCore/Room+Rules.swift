internal import SottoModel

extension Room {
    /// Follows what an entry of the record changes.
    ///
    /// - Parameter operatesServer: whether we may order here whatever the room says.
    mutating func follow(_ body: EntryBody, me: IdentityKey, operatesServer: Bool) {
        switch body {
        case .topic(let topic): self.topic = topic
        case .order(let order):
            rules.follow(order)
            rules.mayOrder = operatesServer || rules.operators.contains(me)
            if !isPaced { restsUntil = nil }
        case .sealed(.change(let change)):
            if !change.rotations.isEmpty { rules.hand(from: change.subject.identity, to: change.author) }
        case .say, .action, .reply, .amend, .loss, .sealed: break
        }
    }
}

extension RoomRules {
    /// More are not remembered, whatever a server says.
    private static let mostOperators = 1_000

    /// What one key may do another may instead.
    mutating func hand(from old: IdentityKey, to new: IdentityKey) {
        guard operators.contains(old) else { return }
        operators = operators.filter { $0 != new }.map { $0 == old ? new : $0 }
    }

    mutating func follow(_ order: Order) {
        switch order {
        case .op(let person):
            operators.removeAll { $0 == person.identity }
            if operators.count < Self.mostOperators { operators.append(person.identity) }
        case .deop(let person): operators.removeAll { $0 == person.identity }
        case .slow(let seconds): slowSeconds = seconds
        case .close(let isPrivate): self.isPrivate = isPrivate
        case .keep(let retention): self.retention = retention
        case .kick, .ban, .unban, .mute, .unmute, .invite: break
        }
    }
}

extension Order {
    /// Whom it is about; nil for what is about the room.
    var subject: IdentityKey? {
        switch self {
        case .kick(let sentence), .ban(let sentence), .mute(let sentence): sentence.who.identity
        case .unban(let person), .unmute(let person), .op(let person), .deop(let person), .invite(let person):
            person.identity
        case .slow, .close, .keep: nil
        }
    }
}
