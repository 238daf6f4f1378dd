internal import SottoModel
internal import Text

extension ClientState {
    /// A message, a topic or an order, to a room.
    mutating func post(_ body: EntryBody, in index: Int, at moment: Moment) -> [ClientEffect] {
        let name = rooms[index].name
        guard !rooms[index].isOut else {
            complain(
                Phrase(
                    "you are not in \(name), so that was not sent; /join \(name) comes back",
                    "\(name)에 들어가 있지 않아서 보내지 않았습니다. /join \(name, .direction) 돌아갑니다"), at: moment)
            return []
        }
        if let words = sealRefuses(body, in: index) {
            complain(words, at: moment)
            return []
        }
        send(OwnMessage(id: moment.messageID(), destination: .room(name), body: body), in: index, at: moment)
        return sendUnsent(in: index, at: moment)
    }

    mutating func whisper(
        _ text: String, to destination: Outgoing.Destination, at moment: Moment
    ) -> [ClientEffect] {
        var pinned: [ClientEffect] = []
        if case .person(let person) = destination, peers.trust(person)?.stops != true {
            pinned = pin(person)
            meet(person, at: moment, in: active)
        }
        send(OwnMessage(id: moment.messageID(), destination: destination, body: .say(text)), in: active, at: moment)
        stopWhispers(at: moment)
        return pinned + sendWhispers()
    }

    /// What is for a name that was another key's does not leave; its words stay in the log, for Alt-R.
    mutating func stopWhispers(at moment: Moment) {
        for item in outbox.items {
            guard case .person(let person) = item.destination, !item.isSent, let trust = peers.trust(person),
                trust.stops
            else { continue }
            refuse(item.id, trust == .revoked ? .keyRevoked : .keyInDoubt)
            let words = trust == .revoked ? Words.stoppedByRevocation(person.name) : Words.stopped(person.name)
            if !room.log.saysLately(.problem(words)) { complain(words, at: moment) }
        }
    }

    /// Puts an own message into the outbox, and its line into the log of a room.
    mutating func send(_ message: OwnMessage, in index: Int, at moment: Moment) {
        outbox.add(Outgoing(message))
        rooms[index].log.wait(
            LogLine(
                id: .waiting(message.id), at: moment.wall, content: content(message), delivery: .unsaved,
                message: message.id))
        rooms[index].unreadAfter = nil
        if index == active { show(.bottom) }
    }

    /// What waits for this room and has not gone out on this connection.
    mutating func sendUnsent(in index: Int, at moment: Moment) -> [ClientEffect] {
        guard isOnline, let id = rooms[index].id else { return [] }
        let (name, most) = (rooms[index].name, allowance(in: index, at: moment))
        let sent = outbox.takeUnsent(atMost: most) { $0 == .room(name) }
        if !sent.isEmpty { rest(in: index, at: moment) }
        return sent.map { .send(.post(id, $0.id, $0.body)) } + waitOutRest(in: index, at: moment)
    }

    mutating func sendWhispers() -> [ClientEffect] {
        guard isOnline else { return [] }
        return outbox.takeUnsent(where: \.isPersonal).compactMap(whisperEffect)
    }

    /// What brings a whisper on its way; somebody unknown is asked for first.
    private func whisperEffect(_ item: Outgoing) -> ClientEffect? {
        switch item.destination {
        case .person(let person) where reach(person.identity) == .away:
            .whisper(to: person.identity, item.id, item.body)
        case .person(let person): .talk(to: person.identity, item.id, item.body)
        case .named(let name): .send(.find(name))
        case .room: nil
        }
    }

    /// The server's answer to a question after somebody.
    mutating func find(
        _ name: UserName, _ person: Person?, isPresent: Bool, at moment: Moment
    ) -> [ClientEffect] {
        if let person {
            recognize(CollectionOfOne(person), at: moment, in: active)
            if isPresent {
                reachable.hear(person.identity)
            } else {
                reachable.miss(person.identity, at: moment.elapsed)
            }
        }
        return address(name, to: person, at: moment)
            + answerInquiry(name, person, isPresent: isPresent, at: moment) + leaveIfDone()
    }

    private mutating func address(_ name: UserName, to person: Person?, at moment: Moment) -> [ClientEffect] {
        guard let person else {
            let lost = outbox.items.filter { $0.destination == .named(name) }
            for item in lost { refuse(item.id, .nobodyThere) }
            if !lost.isEmpty { complain(Words.nobody(name.text), at: moment) }
            return []
        }
        let waiting = outbox.items.filter { $0.destination == .named(name) }
        guard !waiting.isEmpty else { return sendWhispers() }
        let called = Person(identity: person.identity, name: name)
        if let trust = peers.trust(called), trust.stops {
            if let owner = peers.owner(insteadOf: called) { doubt(owner) }
            for item in waiting { refuse(item.id, trust == .revoked ? .keyRevoked : .keyInDoubt) }
            complain(trust == .revoked ? Words.stoppedByRevocation(name) : Words.stopped(name), at: moment)
            return []
        }
        meet(person, at: moment, in: active)
        outbox.address(name, to: person)
        let pinned = pin(person)
        for item in waiting { sign(item.id, peers.trust(person)) }
        return pinned + sendWhispers()
    }

    /// It is known now whom a waiting whisper goes to.
    private mutating func sign(_ id: MessageID, _ trust: Trust?) {
        for index in rooms.indices {
            rooms[index].log.changeWaiting(id) { line in
                guard case .whisper(var whisper) = line.content else { return }
                whisper.trust = trust
                line.content = .whisper(whisper)
            }
        }
    }

    /// What the server says became of an own message.
    mutating func resolve(_ id: MessageID, _ outcome: Outcome, at moment: Moment) -> [ClientEffect] {
        pendingOrders.removeAll { $0.id == id }
        switch outcome {
        case .kept(let number): keep(id, as: number)
        case .delivered: return deliver(id, as: .kept, at: moment) + leaveIfDone()
        case .held: return deliver(id, as: .held, at: moment) + leaveIfDone()
        case .refused(.slow(let wait)): return holdBack(id, seconds: wait, at: moment)
        case .refused(let refusal):
            refuse(id, refusal)
            explain(refusal, at: moment)
        }
        return leaveIfDone()
    }

    /// What there is more to say about than stands behind ✗, once.
    private mutating func explain(_ refusal: Refusal, at moment: Moment) {
        guard case .muted(.some) = refusal else { return }
        let words = Words.of(refusal, at: serverTime(at: moment))
        if !room.log.saysLately(.problem(words)) { complain(words, at: moment) }
    }

    /// The entry itself follows, unless we have had it, or it is further up than our log goes back: only then is there
    /// nothing to wait for.
    private mutating func keep(_ id: MessageID, as number: EntryNumber) {
        guard let item = outbox.remove(id), case .room(let name) = item.destination,
            let index = index(of: name)
        else { return }
        let (last, reach) = (rooms[index].last ?? .zero, rooms[index].log.past.reach ?? .zero)
        if number <= last, number > reach { return finish(id, .kept) }
        rooms[index].log.changeWaiting(id) { ($0.delivery, $0.number) = (.kept, number) }
        rooms[index].log.dropKeptAbove()
    }

    mutating func refuse(_ id: MessageID, _ refusal: Refusal) {
        // A pipe's author has it still, and was told.
        if !settings.isLineMode { outbox.refuse(id, refusal) }
        finish(id, .refused(refusal))
    }

    mutating func finish(_ id: MessageID, _ delivery: Delivery) {
        outbox.remove(id)
        for index in rooms.indices {
            guard var line = rooms[index].log.takeWaiting(id) else { continue }
            // A change that is kept is in the message it is about.
            if delivery == .kept, line.isAmendment { continue }
            let waiting = line.id
            line.delivery = delivery
            settle(line, for: waiting, in: index)
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
