internal import SottoModel

extension ClientState {
    /// A message to the room that is shown.
    mutating func post(_ body: EntryBody, at moment: Moment) -> [ClientEffect] {
        let message = OwnMessage(id: moment.messageID(), destination: .room(room.name), body: body)
        send(message, in: active, at: moment)
        return sendUnsent(in: active)
    }

    mutating func whisper(
        _ text: String, to destination: Outgoing.Destination, at moment: Moment
    ) -> [ClientEffect] {
        send(OwnMessage(id: moment.messageID(), destination: destination, body: .say(text)), in: active, at: moment)
        return sendWhispers()
    }

    /// Puts an own message into the outbox, and its line into the log of a room.
    mutating func send(_ message: OwnMessage, in index: Int, at moment: Moment) {
        outbox.add(Outgoing(message, isPatient: !isOnline))
        rooms[index].log.wait(
            LogLine(
                id: .waiting(message.id), at: moment.wall, content: content(message), delivery: .unsaved,
                message: message.id))
        if index == active { show(.bottom) }
    }

    /// What waits for this room and has not gone out on this connection.
    mutating func sendUnsent(in index: Int) -> [ClientEffect] {
        guard isOnline, let id = rooms[index].id else { return [] }
        let name = rooms[index].name
        return outbox.takeUnsent { $0 == .room(name) }.map { .send(.post(id, $0.id, $0.body)) }
    }

    mutating func sendWhispers() -> [ClientEffect] {
        guard isOnline else { return [] }
        return outbox.takeUnsent(where: \.isPersonal).compactMap(\.whisperEffect)
    }

    /// The server's answer to a question after somebody.
    mutating func address(_ name: UserName, to person: Person?, at moment: Moment) -> [ClientEffect] {
        guard let person else {
            let lost = outbox.items.filter { $0.destination == .named(name) && !waits($0.id, .nobodyThere) }
            for item in lost { refuse(item.id, .nobodyThere) }
            if !lost.isEmpty { complain(Words.nobody(name.text), at: moment) }
            return leaveIfDone()
        }
        outbox.address(name, to: person)
        return sendWhispers()
    }

    /// What the server says became of an own message.
    mutating func resolve(_ id: MessageID, _ outcome: Outcome, at moment: Moment) -> [ClientEffect] {
        switch outcome {
        case .kept(let number): keep(id, as: number)
        case .delivered, .held: return deliver(id, at: moment) + leaveIfDone()
        case .refused(let refusal): if !waits(id, refusal) { refuse(id, refusal) }
        }
        return leaveIfDone()
    }

    /// The entry itself follows, unless we have had it: only then is there nothing to wait for.
    private mutating func keep(_ id: MessageID, as number: EntryNumber) {
        guard let item = outbox.remove(id), case .room(let name) = item.destination,
            let index = index(of: name)
        else { return }
        if number <= rooms[index].last ?? .zero {
            finish(id, .kept)
        } else {
            rooms[index].log.changeWaiting(id) { $0.delivery = .kept }
        }
    }

    /// After an outage people come back one by one: a whisper that went through it waits for who it is for. A pipe
    /// does not, since it leaves once it is done.
    private mutating func waits(_ id: MessageID, _ refusal: Refusal) -> Bool {
        refusal == .nobodyThere && !isLeavingWhenDone && outbox.postpone(id)
    }

    mutating func refuse(_ id: MessageID, _ refusal: Refusal) {
        outbox.refuse(id)
        finish(id, .refused(refusal))
    }

    mutating func finish(_ id: MessageID, _ delivery: Delivery) {
        outbox.remove(id)
        for index in rooms.indices {
            guard var line = rooms[index].log.takeWaiting(id) else { continue }
            let waiting = line.id
            line.delivery = delivery
            settle(line, for: waiting, in: index)
        }
    }
}

extension Outgoing {
    /// What brings a whisper on its way; somebody unknown is asked for first.
    var whisperEffect: ClientEffect? {
        switch destination {
        case .person(let person): .whisper(to: person.identity, id, body)
        case .named(let name): .send(.find(name))
        case .room: nil
        }
    }
}

extension Outgoing.Destination {
    var isPersonal: Bool {
        switch self {
        case .person, .named: true
        case .room: false
        }
    }
}
