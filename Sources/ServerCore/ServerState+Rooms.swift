import SottoModel

extension ServerState {
    /// A room that is not there yet comes to be, and belongs to nobody, or where it is founded to who did; joining
    /// again is answered as joining is.
    mutating func join(
        _ session: SessionID, _ name: RoomName, after: EntryNumber?, _ founding: Founding?, at now: Timestamp,
        _ effects: inout [Effect]
    ) {
        guard let member = sessions[session] else { return }
        if let refusal = refusal(toJoin: name, member, at: now) ?? founding?.refusal(to: member.person.identity) {
            return effects.append(.lane(session, .direct(session, .joinRefused(name, refusal))))
        }
        let known = roomBySkeleton[name.skeleton]
        if let known { depart(session, known, &effects) }
        let id = room(called: name)
        let begun = known == nil ? founding : nil
        // Private from this moment on; the entry that says so follows.
        if let begun { rooms[id]?.fold.begin(begun.body, by: member.person.identity) }
        enter(session, id, after: after, at: now, &effects)
        if let begun { propose(begun.id, begun.body, in: id, session, &effects) }
    }

    /// A sealed room whose beginning could not be kept is none. Nobody but its founder is in it yet.
    mutating func abandon(_ id: RoomID, of founder: IdentityKey, _ effects: inout [Effect]) {
        for session in self.sessions(of: founder) where sessions[session]?.rooms.contains(id) == true {
            depart(session, id, &effects)
            effects.append(.lane(session, .direct(session, .left(id))))
        }
    }

    mutating func leave(_ session: SessionID, _ room: RoomID, _ effects: inout [Effect]) {
        guard sessions[session]?.rooms.contains(room) == true else { return }
        depart(session, room, &effects)
        effects.append(.lane(session, .direct(session, .left(room))))
    }

    func roster(
        _ session: SessionID, _ id: RoomID, after: UInt64, isFresh: Bool, _ effects: inout [Effect]
    ) {
        guard sessions[session]?.rooms.contains(id) == true, let room = rooms[id] else { return }
        var page = room.roster.page(after: after, limit: limits.rosterPage)
        page.isFresh = isFresh
        effects.append(.lane(session, .direct(session, .roster(id, page))))
    }

    /// Takes a session out of a room, where everybody sees it.
    ///
    /// - Parameter isReplaced: by another session of theirs, which may be back in a moment.
    mutating func depart(_ session: SessionID, _ id: RoomID, isReplaced: Bool = false, _ effects: inout [Effect]) {
        guard let member = sessions[session], member.rooms.contains(id) else { return }
        sessions[session]?.rooms.remove(id)
        rooms[id]?.sessionsOnLane[Int(session.lane)] -= 1
        effects.append(.lane(session, .left(session, id)))
        defer { removeIfDeserted(id) }
        guard member.isInteractive, let person = rooms[id]?.roster.remove(member.person.identity) else { return }
        changes.note(id)
        spread(isReplaced ? .replaced(person) : .left(person), in: id, &effects)
    }

    /// Rooms come to be by being joined; without this they would gather without end.
    mutating func removeIfDeserted(_ id: RoomID) {
        guard let room = rooms[id], room.isDeserted else { return }
        rooms[id] = nil
        roomBySkeleton[room.name.skeleton] = nil
        changes.noteGone(id)
    }

    /// Tells the loops that have members in the room.
    func spread(_ change: PresenceChange, in id: RoomID, _ effects: inout [Effect]) {
        guard let room = rooms[id] else { return }
        for lane in room.lanes {
            effects.append(.lane(lane, .presence(id, change, count: room.roster.count)))
        }
    }

    mutating func restore(_ stored: StoredRoom) {
        rooms[stored.id] = Room(
            id: stored.id, name: stored.name, topic: stored.topic, fold: stored.fold, last: stored.last,
            sessionsOnLane: Array(repeating: 0, count: laneCount))
        roomBySkeleton[stored.name.skeleton] = stored.id
        changes.note(stored.id)
        nextRoom = max(nextRoom, stored.id.rawValue + 1)
    }

    private func refusal(toJoin name: RoomName, _ member: Session, at now: Timestamp) -> Refusal? {
        guard let id = roomBySkeleton[name.skeleton] else {
            let hasPlace = member.rooms.count < limits.roomsPerSession && rooms.count < limits.rooms
            return name.isMixed ? .badName : hasPlace ? nil : .tooManyRooms
        }
        if let refusal = refusal(toEnter: id, member, at: now) { return refusal }
        return member.rooms.contains(id) || member.rooms.count < limits.roomsPerSession ? nil : .tooManyRooms
    }

    private mutating func enter(
        _ session: SessionID, _ id: RoomID, after: EntryNumber?, at now: Timestamp, _ effects: inout [Effect]
    ) {
        guard let member = sessions[session] else { return }
        sessions[session]?.rooms.insert(id)
        if member.isInteractive, rooms[id]?.roster.add(member.person) == true {
            changes.note(id)
            spread(.joined(member.person), in: id, &effects)
        }
        rooms[id]?.sessionsOnLane[Int(session.lane)] += 1
        guard let room = rooms[id] else { return }
        let joined = Joined(
            room: id, name: room.name, topic: room.topic,
            roster: room.roster.page(after: 0, limit: firstPage(of: room)), last: room.last,
            rules: rules(of: room, for: member, at: now))
        effects.append(.lane(session, .joined(session, joined, after: after)))
    }

    private func firstPage(of room: Room) -> Int {
        room.roster.count > limits.rosterShown ? min(limits.rosterGlimpse, limits.rosterPage) : limits.rosterPage
    }

    private mutating func room(called name: RoomName) -> RoomID {
        if let id = roomBySkeleton[name.skeleton] { return id }
        let id = RoomID(nextRoom)
        restore(StoredRoom(id: id, name: name, topic: "", last: .zero))
        return id
    }
}

/// How somebody wants a room to begin that is not there yet.
struct Founding {
    let id: MessageID
    private let genesis: Genesis?

    init(_ id: MessageID, _ genesis: Genesis?) {
        self.id = id
        self.genesis = genesis
    }

    var body: EntryBody { genesis.map { .sealed(.genesis($0)) } ?? .order(.close(true)) }

    /// Nobody founds a room in another's name.
    func refusal(to founder: IdentityKey) -> Refusal? {
        genesis.map { $0.founder.identity == founder } ?? true ? nil : .notPossible
    }
}

extension RoomFold {
    /// What the room's first entry makes of it.
    mutating func begin(_ body: EntryBody, by founder: IdentityKey) {
        switch body {
        case .order(let order): apply(order, by: founder)
        case .sealed(.genesis): seal(by: founder)
        default: break
        }
    }
}
