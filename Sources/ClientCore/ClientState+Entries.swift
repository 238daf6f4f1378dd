internal import SottoModel

extension ClientState {
    mutating func receive(_ entry: Entry, in id: RoomID, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: id) else { return [] }
        let entry = rooms[index].believed(entry)
        guard followsOn(entry, in: rooms[index]) else { return resume(index) }
        if let prev = entry.place.prev { rooms[index].log.past.begin(after: prev, prev: prev) }
        tellRetention(in: index, at: moment)
        let moved = follow(rotationsIn: [entry], at: moment)
        let rings = accept(entry, in: index, at: moment) && isAboutUs(entry)
        if entry.author.identity == me.identity { rest(in: index, at: moment) }
        let notices =
            rings ? notify(Words.speaking(entry.author, in: rooms[index].name), entry.body.text, at: moment) : []
        return moved + notices + goOnSpeaking(after: entry, in: index, at: moment) + leaveIfDone()
    }

    /// An order may end a rest; an own message begins one, and what waits is to know for how long.
    private mutating func goOnSpeaking(after entry: Entry, in index: Int, at moment: Moment) -> [ClientEffect] {
        switch entry.body {
        case .order: sendUnsent(in: index, at: moment)
        case .say, .action, .topic, .loss, .reply, .amend, .sealed:
            entry.author.identity == me.identity ? sendUnsent(in: index, at: moment) : []
        }
    }

    mutating func receive(_ page: Page, in id: RoomID, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: id) else { return [] }
        let page = rooms[index].believed(page)
        if rooms[index].isResuming { disown(after: page, in: index) }
        rooms[index].isResuming = false
        rooms[index].awaitsFirstPage = false
        rooms[index].log.past.begin(after: page.after, prev: page.entries.first?.place.prev)
        rooms[index].log.dropKeptAbove()
        let moved = follow(rotationsIn: page.entries, at: moment)
        for entry in page.entries { _ = accept(entry, in: index, at: moment) }
        rooms[index].last = max(rooms[index].last ?? .zero, page.through)
        rooms[index].noteRead()
        if page.through >= rooms[index].horizon ?? .zero {
            rooms[index].log.endRecollection()
            tellRetention(in: index, at: moment)
        }
        return moved + sendUnsent(in: index, at: moment) + goOnReading(in: index, at: moment) + leaveIfDone()
    }

    /// Whether it speaks of us, or is done to us, by somebody else.
    private func isAboutUs(_ entry: Entry) -> Bool {
        guard entry.author.identity != me.identity else { return false }
        if case .order(let order) = entry.body { return order.subject == me.identity }
        return Mention.of(name, or: settings.highlight, in: entry.body.text)
    }

    /// Whether nothing is missing between what we have and this entry.
    private func followsOn(_ entry: Entry, in room: Room) -> Bool {
        guard case .kept(_, let prev) = entry.place, let last = room.resumePoint else { return true }
        return prev <= last || room.isResuming
    }

    /// The chain is broken: asks for what is missing. What comes meanwhile is in the answer too.
    private mutating func resume(_ index: Int) -> [ClientEffect] {
        rooms[index].isResuming = true
        return [.send(.join(rooms[index].name, after: rooms[index].resumePoint))]
    }

    /// - Returns: false for one that we have already, or that is not to be seen.
    private mutating func accept(_ entry: Entry, in index: Int, at moment: Moment) -> Bool {
        if let number = entry.place.number {
            guard number > rooms[index].last ?? .zero else { return false }
            rooms[index].last = number
            outbox.remove(entry.id)
        } else if rooms[index].log.isNotKept(entry.id) {
            return false
        }
        defer { rooms[index].noteRead() }
        rooms[index].follow(entry.body, me: me.identity, operatesServer: operatesServer)
        guard !hides(entry) else { return false }
        if entry.amendment != nil {
            amend(entry, in: index, at: moment)
            return false
        }
        return show(entry, in: index, at: moment)
    }

    private mutating func show(_ entry: Entry, in index: Int, at moment: Moment) -> Bool {
        let isOwn = entry.author.identity == me.identity
        let delivery: Delivery = entry.place == .liveOnly ? .notKept : isOwn ? .kept : .none
        if let number = entry.place.number,
            rooms[index].log.keepAfterAll(entry.id, as: number, delivery: delivery)
        {
            return false
        }
        rooms[index].noteSpeaker(entry.author.identity)
        // What somebody said before they took another key is theirs still.
        if !peers.isOver(entry.author.identity) { meet(entry.author, at: moment, in: index) }
        let line = LogLine(entry, delivery: delivery)
        if isOwn, let waiting = rooms[index].log.takeWaiting(entry.id) {
            settle(line, for: waiting.id, in: index)
        } else {
            let isUnread = entry.place.number.map { $0 > rooms[index].read } ?? true
            add(line, to: index, counts: isUnread, isAboutUs: isAboutUs(entry))
        }
        return true
    }

    /// The server does not know our last numbers any more: own lines from there on wait again, others' are marked.
    private mutating func disown(after page: Page, in index: Int) {
        guard let last = rooms[index].last, page.after < last else { return }
        let known = Set(page.entries.compactMap(\.place.number))
        let identity = me.identity
        let own = rooms[index].log.review(after: page.after) { line in
            guard let number = line.number, !known.contains(number) else { return false }
            guard case .entry(let author, _) = line.content, author.identity == identity else {
                line.delivery = .lost
                return false
            }
            return true
        }
        for line in own { waitAgain(line, in: index) }
        rooms[index].last = known.filter { $0 <= last }.max() ?? page.after
    }

    private mutating func waitAgain(_ line: LogLine, in index: Int) {
        guard let id = line.message, case .entry(_, let body) = line.content else { return }
        outbox.add(Outgoing(OwnMessage(id: id, destination: .room(rooms[index].name), body: body)))
        var line = line
        line.id = .waiting(id)
        line.number = nil
        line.delivery = .unsaved
        rooms[index].log.wait(line)
    }
}

extension LogLine {
    /// As it is once it is in the record.
    init(_ entry: Entry, to reader: IdentityKey) {
        self.init(entry, delivery: entry.author.identity == reader ? .kept : .none)
    }

    init(_ entry: Entry, delivery: Delivery) {
        self.init(
            id: .waiting(entry.id), at: entry.at, content: .entry(entry.author, entry.body),
            delivery: delivery,
            number: entry.place.number, message: entry.id)
    }
}
