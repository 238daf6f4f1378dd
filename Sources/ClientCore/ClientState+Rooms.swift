internal import SottoModel

extension ClientState {
    mutating func come(in joined: Joined) -> [ClientEffect] {
        guard let index = index(of: joined.name) else { return [.send(.leave(joined.room))] }
        rooms[index].come(in: joined)
        return take(joined.roster, in: index) + sendUnsent(in: index)
    }

    mutating func stayOut(of name: RoomName, _ refusal: Refusal, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: name) else { return [] }
        for item in outbox.items where item.destination == .room(name) { refuse(item.id, refusal) }
        add(.problem("\(name) stays closed: \(Words.of(refusal))"), at: moment.wall, to: index)
        return leaveIfDone()
    }

    mutating func goOut(of id: RoomID) -> [ClientEffect] {
        guard let index = index(of: id) else { return [] }
        rooms[index].id = nil
        close(index)
        return []
    }

    mutating func receive(_ page: RosterPage, in id: RoomID) -> [ClientEffect] {
        index(of: id).map { take(page, in: $0) } ?? []
    }

    mutating func receive(_ delta: PresenceDelta, in id: RoomID, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: id) else { return [] }
        rooms[index].roster.take(delta)
        fold(delta.without(me.identity), at: moment, in: index)
        return delta.joined.isEmpty ? [] : sendWhispers()
    }

    mutating func join(_ name: RoomName) -> [ClientEffect] {
        if let index = index(of: name) {
            show(room: index)
            return []
        }
        rooms.append(Room(name: name))
        show(room: rooms.count - 1)
        return isOnline ? [.send(.join(name, after: nil))] : []
    }

    mutating func leaveRoom(at moment: Moment) -> [ClientEffect] {
        guard rooms.count > 1 else {
            complain("this is the only room; /quit leaves sotto", at: moment)
            return []
        }
        let id = room.id
        close(active)
        return id.map { [.send(.leave($0))] } ?? []
    }

    /// Rooms lie in a ring.
    mutating func show(room index: Int) {
        active = (index % rooms.count + rooms.count) % rooms.count
        if room.scroll == .bottom { noteAllSeen() }
    }

    mutating func show(_ scroll: Scroll) {
        rooms[active].scroll = scroll
        if scroll == .bottom { noteAllSeen() }
    }

    private mutating func noteAllSeen() {
        rooms[active].unseen = 0
        rooms[active].noteRead()
    }

    func index(of id: RoomID) -> Int? {
        rooms.firstIndex { $0.id == id }
    }

    func index(of name: RoomName) -> Int? {
        rooms.firstIndex { $0.name == name }
    }

    private mutating func take(_ page: RosterPage, in index: Int) -> [ClientEffect] {
        rooms[index].roster.take(page)
        guard let next = page.next, let id = rooms[index].id, page.count <= Roster.complete else { return [] }
        return [.send(.roster(id, after: next))]
    }

    /// The last room stays: a client is always somewhere.
    private mutating func close(_ index: Int) {
        guard rooms.count > 1 else { return }
        let name = rooms[index].name
        for item in outbox.items where item.destination == .room(name) { outbox.remove(item.id) }
        outbox.clearRefused(Set(outbox.refused.filter { $0.room == name }.map(\.id)))
        rooms.remove(at: index)
        show(room: min(active > index ? active - 1 : active, rooms.count - 1))
    }

    private mutating func fold(_ delta: PresenceDelta, at moment: Moment, in index: Int) {
        guard !delta.isEmpty else { return }
        if !settings.isLineMode, case .presence(var fold)? = rooms[index].log.last?.content {
            fold.add(delta)
            rooms[index].log.changeLast { $0.content = .presence(fold) }
        } else {
            var fold = PresenceFold()
            fold.add(delta)
            add(.presence(fold), at: moment.wall, to: index, counts: false)
        }
    }
}

extension PresenceDelta {
    /// Nobody needs to be told of their own coming and going.
    func without(_ identity: IdentityKey) -> PresenceDelta {
        PresenceDelta(
            count: count,
            joined: joined.filter { $0.identity != identity },
            left: left.filter { $0.identity != identity },
            renamed: renamed.filter { $0.identity != identity })
    }
}
