import SottoModel

extension ServerState {
    /// Seconds of the slowest room.
    private static let slowest = 86_400
    /// Seconds that a room keeps things at least, so that whoever is away for a moment misses nothing.
    private static let leastKept = 60

    /// Why this session may not order that; nil where it may.
    func refusal(of order: Order, by member: Session, in room: Room, at now: Timestamp) -> Refusal? {
        guard mayOrder(member, in: room, at: now) else { return .notOperator }
        if let subject = order.subject?.identity, order.isAgainst {
            let isOwn = subject == member.person.identity
            if case .deop = order, isOwn { return nil }
            guard !isOwn, !isOperator(subject) else { return .notPossible }
        }
        if case .slow(let seconds) = order, !(0...Self.slowest).contains(seconds) { return .notPossible }
        if case .keep(let retention) = order, let seconds = retention.seconds, seconds < Self.leastKept {
            return .notPossible
        }
        return hasPlace(for: order, in: room.fold) ? nil : .notPossible
    }

    func mayOrder(_ member: Session, in room: Room, at now: Timestamp) -> Bool {
        member.isOperator || room.fold.isOperator(member.person.identity, at: now)
    }

    /// Why somebody may not come in; nil where they may.
    func refusal(toEnter id: RoomID, _ member: Session, at now: Timestamp) -> Refusal? {
        guard let fold = rooms[id]?.fold, !member.rooms.contains(id) else { return nil }
        let standing = fold.standing(of: member.person.identity)
        // A sealed room's members let people in, and nobody else.
        if fold.isSealed { return standing.isInvited ? nil : .privateRoom }
        guard !member.isOperator else { return nil }
        // Who is not invited is told the same, banned or not.
        if fold.isPrivate, !standing.isInvited, !standing.isOperator { return .privateRoom }
        guard let ban = standing.ban, ban.holds(at: now) else { return nil }
        return fold.isPrivate ? .privateRoom : .banned(until: ban.until, reason: ban.reason)
    }

    /// What holds in a room, as this session is told.
    func rules(of room: Room, for member: Session, at now: Timestamp) -> RoomRules {
        var rules = RoomRules()
        rules.isPrivate = room.fold.isPrivate
        rules.isSealed = room.fold.isSealed
        rules.slowSeconds = room.fold.slowSeconds
        rules.operators = room.fold.operators.filter { room.fold.isOperator($0, at: now) }
        rules.mayOrder = mayOrder(member, in: room, at: now)
        rules.retention = room.fold.retention.within(limits.retention)
        rules.quota = limits.quota
        return rules
    }

    /// An order has come into force, and everybody in the room has it.
    mutating func follow(_ order: Order, by author: Person, in id: RoomID, _ effects: inout [Effect]) {
        switch order {
        case .kick(let sentence), .ban(let sentence): expel(sentence.who.identity, from: id, &effects)
        case .invite(let person): tellInvited(person.identity, by: author, to: id, &effects)
        case .unban, .mute, .unmute, .op, .deop, .slow, .close, .keep: break
        }
    }

    private mutating func expel(_ identity: IdentityKey, from id: RoomID, _ effects: inout [Effect]) {
        for session in sessions(of: identity) where sessions[session]?.rooms.contains(id) == true {
            depart(session, id, &effects)
            effects.append(.lane(session, .direct(session, .left(id))))
        }
    }

    private func tellInvited(_ identity: IdentityKey, by author: Person, to id: RoomID, _ effects: inout [Effect]) {
        guard let session = interactive[identity], let room = rooms[id],
            sessions[session]?.rooms.contains(id) == false
        else { return }
        effects.append(.lane(session, .direct(session, .invited(room.name, by: author))))
    }

    /// Where there is no place left, whatever is over makes some.
    mutating func forgetStandings(in id: RoomID, at now: Timestamp) {
        guard let count = rooms[id]?.fold.standings.count, count >= limits.standingsPerRoom else { return }
        rooms[id]?.fold.removeOver(at: now)
    }

    /// Whether there is a place for what it says of somebody, who may be unheard of so far.
    private func hasPlace(for order: Order, in fold: RoomFold) -> Bool {
        guard let subject = order.subject?.identity else { return true }
        if case .op = order, fold.operators.count >= limits.operatorsPerRoom { return false }
        return fold.standings[subject] != nil || fold.standings.count < limits.standingsPerRoom
    }
}
