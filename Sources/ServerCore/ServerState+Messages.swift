import SottoModel

extension ServerState {
    /// Whether somebody may say something is decided here, when it is proposed; what the journal has is delivered.
    mutating func post(
        _ session: SessionID, _ id: RoomID, _ message: MessageID, _ body: EntryBody, _ effects: inout [Effect]
    ) {
        guard let member = sessions[session] else { return settle(session, body, &effects) }
        if let refusal = refusal(of: body, from: member, in: id) {
            settle(session, body, &effects)
            return effects.append(.lane(session, .direct(session, .outcome(message, .refused(refusal)))))
        }
        guard let room = rooms[id] else { return }
        rooms[id]?.proposed += 1
        effects.append(
            .propose(
                Proposal(
                    session: session, room: id, roomName: room.name, author: member.person, id: message,
                    body: body)))
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
        case .refused(let refusal): answer(proposal, .refused(refusal), &effects)
        }
        if let session = proposal.session { settle(session, proposal.body, &effects) }
        removeIfDeserted(proposal.room)
    }

    /// To one person only. They are there, or the sender reads that nobody is.
    mutating func whisper(
        _ session: SessionID, to identity: IdentityKey, _ id: MessageID, _ sealed: [UInt8], at now: Timestamp,
        _ effects: inout [Effect]
    ) {
        guard let from = sessions[session]?.person else { return }
        guard sealed.count <= WireLimits.whisperBytes else {
            return effects.append(.lane(session, .direct(session, .outcome(id, .refused(.tooLong)))))
        }
        guard let recipient = interactive[identity] else {
            return effects.append(.lane(session, .direct(session, .outcome(id, .refused(.nobodyThere)))))
        }
        let whisper = IncomingWhisper(from: from, id: id, at: now, sealed: sealed, number: .zero)
        effects.append(
            .lane(recipient, .direct(recipient, .whisper(whisper))))
        effects.append(.lane(session, .direct(session, .outcome(id, .delivered))))
    }

    private func refusal(of body: EntryBody, from member: Session, in room: RoomID) -> Refusal? {
        guard member.rooms.contains(room) else { return .notInRoom }
        if case .loss = body { return .notPossible }
        let limit = if case .topic = body { limits.topicBytes } else { limits.messageBytes }
        return body.text.utf8.count > limit ? .tooLong : nil
    }

    private mutating func apply(_ entry: Entry, _ proposal: Proposal, _ effects: inout [Effect]) {
        guard var room = rooms.removeValue(forKey: proposal.room) else { return }
        if let number = entry.place.number { room.last = number }
        room.wasSpokenIn = true
        if case .topic(let topic) = entry.body { room.topic = topic }
        for lane in room.lanes { effects.append(.lane(lane, .entry(proposal.room, entry))) }
        rooms[proposal.room] = room
        // A member's acknowledgement is the entry itself; whoever left meanwhile is told apart.
        if let session = proposal.session, sessions[session]?.rooms.contains(proposal.room) != true,
            let number = entry.place.number
        {
            answer(proposal, .kept(number), &effects)
        }
    }

    private func answer(_ proposal: Proposal, _ outcome: Outcome, _ effects: inout [Effect]) {
        guard let session = proposal.session, sessions[session] != nil else { return }
        effects.append(.lane(session, .direct(session, .outcome(proposal.id, outcome))))
    }

    private func settle(_ session: SessionID, _ body: EntryBody, _ effects: inout [Effect]) {
        effects.append(.lane(session, .settled(session, bytes: body.text.utf8.count)))
    }
}
