package import SottoModel

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

    /// Why this cannot be said in the room, where it cannot.
    func sealRefuses(_ body: EntryBody, in index: Int) -> String? {
        guard rooms[index].rules.isSealed else { return nil }
        switch body {
        case .topic: return "a sealed room has no topic: the server could read it"
        case .amend(_, .edit), .amend(_, .retract): return "what is said in a sealed room stays as it is"
        case .order(.ban), .order(.unban): return "nobody comes into a sealed room uninvited: /kick puts somebody out"
        case .order(.close): return "a sealed room is always private"
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

extension LogLine {
    fileprivate var isClosed: Bool {
        if case .entry(_, .sealed(.closed)) = content { true } else { false }
    }
}

extension Words {
    static func sealed(_ name: RoomName) -> [String] {
        [
            "\(name) is sealed: its members alone read what is said here, and not the server, which knows who they are",
            "Whoever comes in later reads nothing from before. Keys change when somebody goes, after 100 messages and "
                + "after a day: until then whoever got at a key reads on. Keys for who is away have no forward secrecy",
        ]
    }

    static func of(_ fault: RoomFault, _ name: RoomName) -> String {
        switch fault {
        case .forged: "the server shows a room under the name \(name) that nobody founded so; nothing was sent"
        case .notInvited:
            "nobody has let you into the sealed room that the server shows as \(name); ask to be invited anew"
        case .notSealed: "\(name) was there before and is not sealed: choose another name; nothing was sent"
        case .brokenChain: "who is in \(name) cannot be told: the server has altered its record; nothing was sent"
        }
    }

    /// In the place of a message.
    package static func of(_ fault: SealFault) -> String {
        switch fault {
        case .missingKey: "cannot be read yet: its key is asked for"
        case .notForUs: "cannot be read: it was said when you were not in the room, or its key is lost"
        case .notMember: "is not shown: who wrote it was not in the room"
        case .forged: "is not shown: it was not written by who is said to have written it. The server lies"
        case .altered: "cannot be read: it was sealed wrong"
        case .unknownHead: "cannot be read yet: what it goes by has not come"
        case .repeated: "is not shown: the server has put an earlier message here again"
        }
    }
}
