internal import SottoModel
internal import Text

/// Coming into rooms, and going out of them.
extension ClientState {
    /// Goes to a room, and into it where we are not.
    mutating func join(_ name: RoomName, isPrivate: Bool = false, isSealed: Bool = false) -> [ClientEffect] {
        let known = index(of: name)
        if known == nil { rooms.append(Room(name: name)) }
        let index = known ?? rooms.count - 1
        rooms[index].isToBePrivate = isPrivate
        rooms[index].isToBeSealed = isSealed
        show(room: index)
        let isOutside = known == nil || rooms[index].isOut
        rooms[index].isOut = false
        return isOnline && isOutside ? askIn(index) : []
    }

    /// Asks to come in, unless the server would not have us before.
    mutating func askIn(_ index: Int) -> [ClientEffect] {
        guard !rooms[index].isOut else {
            refuseAll(for: rooms[index].name, .notInRoom)
            return []
        }
        rooms[index].isResuming = true
        let room = rooms[index]
        guard !room.isToBeSealed else { return [.found(room.name, after: room.resumePoint)] }
        return [.send(.join(room.name, after: room.resumePoint, isPrivate: room.isToBePrivate))]
    }

    mutating func come(in joined: Joined, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: joined.name) else { return [.send(.leave(joined.room))] }
        rooms[index].come(in: joined)
        if joined.last == .zero { tellRetention(in: index, at: moment) }
        tellIfOpen(index, at: moment)
        tellSeal(index, at: moment)
        return take(joined.roster, in: index, at: moment) + sendUnsent(in: index, at: moment)
            + goOnReading(in: index, at: moment)
    }

    mutating func stayOut(of name: RoomName, _ refusal: Refusal, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: name) else { return [] }
        rooms[index].log.past.gathering = nil
        refuseAll(for: name, refusal)
        let why = Words.of(refusal, at: serverTime(at: moment))
        let words = Phrase("\(name) stays closed: \(why)", "\(name)에 들어갈 수 없습니다: \(why)")
        // What somebody wrote stays where it can be seen, and goes when they leave.
        let hasWords = outbox.refused.contains { $0.message.room == name }
        if rooms[index].isNew, rooms.count > 1, !hasWords {
            close(index)
            complain(words, at: moment)
        } else {
            rooms[index].isOut = true
            add(.problem(words), at: moment.wall, to: index)
        }
        return leaveIfDone()
    }

    /// The server says that we are in there no more. Who leaves has closed the room before: so we were put out.
    mutating func goOut(of id: RoomID, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: id) else { return [] }
        let name = rooms[index].name
        rooms[index].id = nil
        if rooms[index].isLeaving, rooms.count > 1 {
            close(index)
            return leaveIfDone()
        }
        rooms[index].isOut = true
        for item in outbox.items where item.destination == .room(name) && !item.isSent { refuse(item.id, .notInRoom) }
        let line = LogLine(
            id: .settled(0), at: moment.wall, content: .problem(Words.out(of: rooms[index])), delivery: .none)
        add(line, to: index, isAboutUs: true)
        return notify(Words.out(of: rooms[index]), at: moment) + leaveIfDone()
    }

    mutating func leaveRoom(at moment: Moment) -> [ClientEffect] {
        guard rooms.count > 1 else {
            complain(
                Phrase("this is the only room; /quit leaves sotto", "방이 이것 하나뿐입니다. /quit이 sotto를 끝냅니다"), at: moment)
            return []
        }
        if room.rules.isSealed { return leaveSealed(at: moment) }
        let id = room.id
        close(active)
        return id.map { [.send(.leave($0))] } ?? []
    }

    mutating func beInvited(to name: RoomName, by person: Person, at moment: Moment) -> [ClientEffect] {
        heardOf.add([name])
        guard !ignored.contains(person.identity) else { return [] }
        let words = Words.inviting(person, to: name) + ": /join \(name)"
        // A sealed room's invitation comes by letter as well.
        guard !room.log.saysLately(.notice(words)) else { return [] }
        note(words, at: moment)
        return notify(Words.inviting(person, to: name), at: moment)
    }

    /// What is kept here, once, to somebody new.
    mutating func tellRetention(in index: Int, at moment: Moment) {
        guard rooms[index].owesRetention else { return }
        rooms[index].owesRetention = false
        add(.notice(Words.kept(by: rooms[index].rules)), at: moment.wall, to: index, counts: false)
    }

    func index(of id: RoomID) -> Int? {
        rooms.firstIndex { $0.id == id }
    }

    /// Names that look alike are one room.
    func index(of name: RoomName) -> Int? {
        rooms.firstIndex { $0.name == name } ?? rooms.firstIndex { $0.name.skeleton == name.skeleton }
    }

    private mutating func tellIfOpen(_ index: Int, at moment: Moment) {
        guard rooms[index].isToBePrivate else { return }
        rooms[index].isToBePrivate = false
        guard !rooms[index].rules.isPrivate else { return }
        let name = rooms[index].name
        let words = Phrase(
            "\(name) was there before, and is open to everybody; /private on closes it",
            "\(name, .topic) 전부터 있던 방이고 누구나 들어올 수 있습니다. /private on이 방을 닫습니다")
        add(.problem(words), at: moment.wall, to: index)
    }

    private mutating func refuseAll(for name: RoomName, _ refusal: Refusal) {
        for item in outbox.items where item.destination == .room(name) { refuse(item.id, refusal) }
    }

    /// The last room stays: a client is always somewhere.
    mutating func close(_ index: Int) {
        guard rooms.count > 1 else { return }
        let name = rooms[index].name
        for item in outbox.items where item.destination == .room(name) { outbox.remove(item.id) }
        outbox.clearRefused { $0.room == name }
        rooms.remove(at: index)
        show(room: min(active > index ? active - 1 : active, rooms.count - 1))
    }
}

extension Words {
    static func out(of room: Room) -> Phrase {
        let wayBack =
            room.rules.isPrivate
            ? Phrase("an invitation leads back", "초대를 받으면 돌아올 수 있고")
            : Phrase("/join \(room.name) comes back", "/join \(room.name, .direction) 돌아올 수 있고")
        return Phrase(
            "you are out of \(room.name). What was said here can still be read; \(wayBack), /leave closes it",
            "\(room.name)에서 나오게 되었습니다. 여기 있던 대화는 아직 읽을 수 있습니다. \(wayBack), /leave가 방을 닫습니다")
    }
}
