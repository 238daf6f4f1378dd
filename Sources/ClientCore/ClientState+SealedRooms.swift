package import SottoModel
package import Text

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

extension Words {
    package static let isSealed = Phrase("sealed", "봉인됨")

    static func sealed(_ name: RoomName) -> [Phrase] {
        [
            Phrase(
                "\(name) is sealed: its members alone read what is said here. The server knows who they are",
                "\(name, .topic) 봉인된 방입니다. 여기서 하는 말은 구성원만 읽습니다. 서버는 누가 구성원인지 압니다"),
            Phrase(
                """
                Whoever comes in later reads nothing from before. Keys change when somebody goes, after 100 messages \
                and after a day: until then whoever got at a key reads on. Letters with keys have no forward secrecy
                """,
                """
                나중에 들어온 사람은 그전의 말을 읽지 못합니다. 키는 누군가 나갈 때, 글 100개마다, 하루마다 바뀝니다. \
                그때까지는 키를 손에 넣은 사람이 계속 읽습니다. 키를 담은 편지에는 순방향 비밀성이 없습니다
                """),
        ]
    }

    static func unsearched(_ name: RoomName) -> Phrase {
        Phrase(
            "the server cannot read \(name), nor search it; ^S looks through what is here",
            "서버는 \(name, .object) 읽지 못하니 찾지도 못합니다. ^S 로 여기 있는 글에서 찾으세요")
    }

    static func openInstead(_ name: RoomName) -> Phrase {
        Phrase(
            "you are invited to a sealed room \(name), and this one is open: the server reads what is said here",
            "봉인된 방 \(name)에 초대받았는데 이 방은 열린 방입니다. 여기서 하는 말은 서버가 읽습니다")
    }

    static func of(_ fault: RoomFault, _ name: RoomName) -> Phrase {
        switch fault {
        case .forged:
            Phrase(
                "the server shows a room as \(name) that nobody founded so; nothing was sent",
                "서버가 \(name, .called) 보여 주는 방은 아무도 그렇게 만들지 않았습니다. 아무것도 보내지 않았습니다")
        case .notInvited:
            Phrase(
                "nobody has let you into the sealed room that the server shows as \(name); ask to be invited anew",
                "서버가 \(name, .called) 보여 주는 봉인된 방에 아무도 당신을 들이지 않았습니다. 다시 초대해 달라고 하세요")
        case .notSealed:
            Phrase(
                "\(name) was there before and is not sealed: choose another name; nothing was sent",
                "\(name, .topic) 전부터 있던 방이고 봉인되지 않았습니다. 다른 이름을 고르세요. 아무것도 보내지 않았습니다")
        case .brokenChain:
            Phrase(
                "who is in \(name) cannot be told: the server has altered its record; nothing was sent",
                "\(name)에 누가 있는지 알 수 없습니다. 서버가 기록을 바꿨습니다. 아무것도 보내지 않았습니다")
        }
    }

    /// In the place of a message.
    package static func of(_ fault: SealFault) -> Phrase {
        switch fault {
        case .missingKey:
            Phrase("a message cannot be read yet: its key is asked for", "아직 읽을 수 없는 글입니다. 키를 묻고 있습니다")
        case .notForUs:
            Phrase(
                "a message cannot be read: it was said when you were not in the room, or its key is lost",
                "읽을 수 없는 글입니다. 방에 없을 때 한 말이거나 키를 잃었습니다")
        case .notMember:
            Phrase("a message is not shown: who wrote it was not in the room", "보이지 않는 글입니다. 쓴 사람이 방에 없었습니다")
        case .forged:
            Phrase(
                "a message is not shown: it was not written by who is said to have written it. The server lies",
                "보이지 않는 글입니다. 썼다는 사람이 쓰지 않았습니다. 서버가 거짓말을 합니다")
        case .altered: Phrase("a message cannot be read: it was sealed wrong", "읽을 수 없는 글입니다. 잘못 봉인되었습니다")
        case .unknownHead:
            Phrase("a message cannot be read yet: what it goes by has not come", "아직 읽을 수 없는 글입니다. 근거가 되는 것이 오지 않았습니다")
        case .repeated:
            Phrase(
                "a message is not shown: the server has put an earlier one here again",
                "보이지 않는 글입니다. 서버가 이전 글을 여기에 다시 놓았습니다")
        }
    }
}
