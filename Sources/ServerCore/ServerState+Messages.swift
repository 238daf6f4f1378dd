package import SottoModel

extension ServerState {
    /// As many as the journal would write later.
    private static let mostLiveOrders = 10_000

    /// Whether somebody may say something is decided here, when it is proposed; what the journal has is delivered.
    mutating func post(
        _ session: SessionID, _ id: RoomID, _ message: MessageID, _ body: EntryBody, at now: Timestamp,
        _ effects: inout [Effect]
    ) {
        guard let member = sessions[session] else { return settle(session, body.byteCount, &effects) }
        if let refusal = refusal(of: body, from: member, in: id, at: now) {
            settle(session, body.byteCount, &effects)
            return effects.append(.lane(session, .direct(session, .outcome(message, .refused(refusal)))))
        }
        let mayOrder = rooms[id].map { self.mayOrder(member, in: $0, at: now) } ?? false
        propose(message, body, in: id, session, mayOrder: mayOrder, &effects)
    }

    mutating func propose(
        _ message: MessageID, _ body: EntryBody, in id: RoomID, _ session: SessionID, mayOrder: Bool = false,
        _ effects: inout [Effect]
    ) {
        guard let author = sessions[session]?.person, let room = rooms[id] else { return }
        rooms[id]?.proposed += 1
        let proposal = Proposal(
            session: session, room: id, roomName: room.name, author: author, id: message, body: body,
            mayOrder: mayOrder)
        effects.append(.journal(.propose(proposal)))
    }

    /// What the journal made of a proposal: the only cause of anything being seen in a room.
    package mutating func settled(
        _ proposal: Proposal, _ settlement: Settlement, into effects: inout [Effect]
    ) {
        // What could be kept only at a second try is settled twice.
        if let proposed = rooms[proposal.room]?.proposed { rooms[proposal.room]?.proposed = max(0, proposed - 1) }
        switch settlement {
        case .applied(let entry): apply(entry, proposal, &effects)
        case .duplicate(let number): answer(proposal, .kept(number), &effects)
        case .refused(let refusal):
            answer(proposal, .refused(refusal), &effects)
            if case .sealed(.genesis) = proposal.body {
                abandon(proposal.room, of: proposal.author.identity, &effects)
            }
        }
        if let session = proposal.session { settle(session, proposal.body.byteCount, &effects) }
        removeIfDeserted(proposal.room)
    }

    private mutating func refusal(
        of body: EntryBody, from member: Session, in id: RoomID, at now: Timestamp
    ) -> Refusal? {
        if case .order = body { forgetStandings(in: id, at: now) }
        guard member.rooms.contains(id), let room = rooms[id] else { return .notInRoom }
        guard body.byteCount <= limits.bytes(of: body) else { return .tooLong }
        if room.fold.isSealed { return refusal(ofSealed: body, from: member, in: room, at: now) }
        switch body {
        // Whoever has no voice may still take back what they said.
        case .amend(_, .retract): return nil
        case .say, .action, .topic, .reply, .amend: return refusal(toSpeak: member, in: room, at: now)
        case .order(let order): return refusal(of: order, by: member, in: room, at: now)
        case .loss, .sealed: return .notPossible
        }
    }

    /// In a sealed room nothing is said that the server could read. What is changed of its membership the journal
    /// looks at again, by its chain.
    private mutating func refusal(
        ofSealed body: EntryBody, from member: Session, in room: Room, at now: Timestamp
    ) -> Refusal? {
        switch body {
        case .sealed(.message): return refusal(toSpeak: member, in: room, at: now)
        case .sealed(.change(let change)):
            guard change.author == member.person.identity else { return .notPossible }
            return change.isOfAuthor || room.fold.isOperator(change.author, at: now) ? nil : .notOperator
        case .order(let order) where order.isOfSealed: return refusal(of: order, by: member, in: room, at: now)
        default: return .notPossible
        }
    }

    private mutating func refusal(toSpeak member: Session, in room: Room, at now: Timestamp) -> Refusal? {
        let identity = member.person.identity
        if let mute = room.fold.standing(of: identity).mute, mute.holds(at: now), !member.isOperator {
            return .muted(until: mute.until)
        }
        guard room.fold.slowSeconds > 0, !mayOrder(member, in: room, at: now) else { return nil }
        let wait = rooms[room.id]?.pace.speak(identity, every: room.fold.slowSeconds, at: now) ?? 0
        return wait > 0 ? .slow(wait: wait) : nil
    }

    private mutating func apply(_ entry: Entry, _ proposal: Proposal, _ effects: inout [Effect]) {
        guard rooms[proposal.room] != nil else { return }
        note(entry, in: proposal.room)
        for lane in rooms[proposal.room]?.lanes ?? [] { effects.append(.lane(lane, .entry(proposal.room, entry))) }
        // A member's acknowledgement is the entry itself; whoever left meanwhile is told apart.
        if let session = proposal.session, sessions[session]?.rooms.contains(proposal.room) != true,
            let number = entry.place.number
        {
            answer(proposal, .kept(number), &effects)
        }
        guard !entry.body.orders.isEmpty, isNew(entry) else { return }
        for order in entry.body.orders { follow(order, by: entry.author, in: proposal.room, &effects) }
    }

    private mutating func note(_ entry: Entry, in room: RoomID) {
        if let number = entry.place.number { rooms[room]?.last = number }
        rooms[room]?.wasSpokenIn = true
        switch entry.body {
        case .say, .action, .reply, .amend, .loss, .sealed(.message), .sealed(.letter), .sealed(.closed): return
        case .topic(let topic): rooms[room]?.topic = topic
        case .sealed(.genesis): rooms[room]?.fold.seal(by: entry.author.identity)
        case .order, .sealed(.change):
            for order in entry.body.orders { rooms[room]?.fold.apply(order, by: entry.author.identity) }
        }
        changes.note(room)
    }

    /// Whether an order has not had its effect yet: what could be kept only at a second try comes twice.
    private mutating func isNew(_ entry: Entry) -> Bool {
        guard entry.place == .liveOnly else { return liveOrders.remove(entry.id) == nil }
        if liveOrders.count >= Self.mostLiveOrders { liveOrders.removeAll() }
        liveOrders.insert(entry.id)
        return true
    }

    private func answer(_ proposal: Proposal, _ outcome: Outcome, _ effects: inout [Effect]) {
        guard let session = proposal.session, sessions[session] != nil else { return }
        effects.append(.lane(session, .direct(session, .outcome(proposal.id, outcome))))
    }

    /// So many bytes less are in flight.
    func settle(_ session: SessionID, _ bytes: Int, _ effects: inout [Effect]) {
        effects.append(.lane(session, .settled(session, bytes: bytes)))
    }
}

extension Limits {
    func bytes(of body: EntryBody) -> Int {
        switch body {
        case .say, .action, .reply, .amend: messageBytes
        case .topic: topicBytes
        case .order, .loss: Sentence.reasonBytes
        case .sealed: WireLimits.sealedBytes
        }
    }
}

extension EntryBody {
    /// What it changes of who may what.
    package var orders: [Order] {
        switch self {
        case .order(let order): [order]
        case .sealed(.change(let change)): change.orders
        default: []
        }
    }
}

extension Order {
    /// Whether it is given in a sealed room as elsewhere: what says who is in goes by the room's chain.
    fileprivate var isOfSealed: Bool {
        switch self {
        case .mute, .unmute, .slow, .keep: true
        case .kick, .ban, .unban, .op, .deop, .invite, .close: false
        }
    }
}
