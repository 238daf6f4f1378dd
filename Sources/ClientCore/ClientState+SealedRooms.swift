internal import SottoModel
internal import Text

/// Rooms whose words the server cannot read. Seals and keys are the program's; here they are rooms like others, but for
/// what has to be said about them.
extension ClientState {
    /// What a sealed room gives and what it does not, once to whoever comes in.
    mutating func tellSeal(_ index: Int, at moment: Moment) {
        rooms[index].isToBeSealed = false
        guard rooms[index].rules.isSealed, !rooms[index].knowsSeal else { return }
        rooms[index].knowsSeal = true
        for words in Words.sealed(rooms[index].name) {
            add(.notice(words), at: moment.wall, to: index, counts: false)
        }
    }

    /// Its key has come.
    mutating func open(_ id: MessageID, _ body: EntryBody, in room: RoomID) -> [ClientEffect] {
        guard let index = index(of: room), let line = rooms[index].log.open(id, as: body) else { return [] }
        // What is printed stays: the words come behind it.
        if settings.isLineMode { add(line, to: index) }
        return []
    }

    /// The server shows another room than the one that was meant: nothing is said or read there.
    mutating func refuse(_ name: RoomName, _ fault: RoomFault, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: name) else { return [] }
        rooms[index].id = nil
        (rooms[index].isOut, rooms[index].isToBeSealed) = (true, false)
        for item in outbox.items where item.destination == .room(name) && !item.isSent { refuse(item.id, .notInRoom) }
        let words = Words.of(fault, name)
        if !rooms[index].log.saysLately(.problem(words)) { add(.problem(words), at: moment.wall, to: index) }
        return leaveIfDone()
    }

    /// Out for good: whoever leaves says so to the others, who take other keys.
    mutating func leaveSealed(at moment: Moment) -> [ClientEffect] {
        guard !room.isOut else {
            close(active)
            return []
        }
        rooms[active].isLeaving = true
        return post(.order(.kick(Sentence(myself))), in: active, at: moment)
    }

    /// What a sealed room's chain says of keys, before anything else is made of them. The room's log has a line of it: of
    /// those alone who are pinned there is more to be said.
    mutating func follow(rotationsIn entries: [Entry], at moment: Moment) -> [ClientEffect] {
        entries.flatMap(\.rotations).flatMap { rotation in
            // Nobody is told of a key that was never met, nor of one's own.
            guard peers.person(with: rotation.old) != nil, rotation.new != me.identity else {
                return peers.follow(rotation).map { ClientEffect.savePeer($0) }
            }
            return follow(.rotation(rotation), isQuiet: !peers.isPinned(rotation.old), at: moment)
        }
    }

    /// Why this cannot be said in the room, where it cannot.
    func sealRefuses(_ body: EntryBody, in index: Int) -> Phrase? {
        guard rooms[index].rules.isSealed else { return nil }
        switch body {
        case .topic:
            return Phrase(
                "a sealed room has no topic: the server could read it", "봉인된 방에는 주제가 없습니다. 서버가 읽을 수 있기 때문입니다")
        case .amend(_, .edit), .amend(_, .retract):
            return Phrase("what is said in a sealed room stays as it is", "봉인된 방에서 한 말은 그대로 남습니다")
        case .order(.ban), .order(.unban):
            return Phrase(
                "nobody comes into a sealed room uninvited: /kick puts somebody out",
                "봉인된 방에는 초대 없이 들어올 수 없습니다. /kick 으로 내보내세요")
        case .order(.close): return Phrase("a sealed room is always private", "봉인된 방은 언제나 비공개입니다")
        case .say, .action, .reply, .amend, .order, .loss, .sealed: return nil
        }
    }
}

extension Log {
    /// Puts a message in the place of what could not be read.
    ///
    /// - Returns: the line as it is now.
    mutating func open(_ id: MessageID, as body: EntryBody) -> LogLine? {
        guard let index = settled.lastIndex(where: { $0.message == id && $0.isClosed }),
            case .entry(let author, _) = settled[index].content
        else { return nil }
        settled[index].content = .entry(author, body)
        return settled[index]
    }
}

extension Room {
    /// What comes of a sealed room the program has verified. What a server calls sealed in any other room nobody has:
    /// by it a server could put a key in another's place.
    func believed(_ entry: Entry) -> Entry {
        guard !rules.isSealed, case .sealed = entry.body else { return entry }
        return Entry(
            place: entry.place, author: entry.author, id: entry.id, at: entry.at, body: .sealed(.closed(.forged)))
    }

    func believed(_ page: Page) -> Page {
        Page(after: page.after, through: page.through, entries: page.entries.map(believed))
    }
}

extension Entry {
    fileprivate var rotations: [KeyRotation] {
        if case .sealed(.change(let change)) = body { change.rotations } else { [] }
    }
}

extension LogLine {
    fileprivate var isClosed: Bool {
        if case .entry(_, .sealed(.closed)) = content { true } else { false }
    }
}

extension ClientState {
    /// Whoever invited to a sealed room of that name may have meant another; the server may show this one instead.
    mutating func warn(ofOpen room: RoomName, at moment: Moment) -> [ClientEffect] {
        add(.problem(Words.openInstead(room)), at: moment.wall, to: index(of: room) ?? active)
        return []
    }
}
