import Posix
import ServerCore
import ServerHub
import SottoModel
import SottoWire

extension Loop {
    /// A membership begins behind: joining, resuming and being slow are one path.
    func join(_ session: SessionID, _ joined: Joined, _ after: EntryNumber?) {
        guard let connection = connection(session), connection.phase == .open else { return }
        spreadRun(joined.room)
        connection.send(.joined(joined))
        var table = rooms.removeValue(forKey: joined.room) ?? RoomTable()
        table.last = max(table.last, joined.last)
        table.presence.noteShown()
        // A number that is not the last one may be one that the store has lost: the history tells.
        let isCurrent = (after ?? .zero) == table.last
        let behind = isCurrent ? nil : RoomTable.Behind(after: after, isConfirmed: false)
        connection.memberships[joined.room] = table.add(
            .init(slot: Int(session.slot), behind: behind, liveSince: arena.end))
        if !isCurrent { connection.lacksSomething = true }
        rooms[joined.room] = table
        if !isCurrent { ask(connection, joined.room) }
    }

    func leave(_ session: SessionID, _ room: RoomID) {
        guard let connection = connection(session) else { return }
        spreadRun(room)
        remove(connection, from: room)
    }

    func leaveRooms(_ connection: Connection) {
        for room in Array(connection.memberships.keys) {
            spreadRun(room)
            remove(connection, from: room)
        }
    }

    /// A page goes to the connection's own bytes; it is live again when the page reaches what the loop has spread.
    func feed(_ session: SessionID, _ room: RoomID, _ page: Page) {
        guard let connection = connection(session), let index = connection.memberships[room],
            rooms[room]?.members[index].behind?.isAsked == true
        else { return }
        connection.send(.page(room, page))
        figures.pagedEntries += UInt64(page.entries.count)
        rooms[room]?.set(.init(after: page.through), at: index)
        spreadRun(room)
        promote(index, in: room)
        catchUp(connection)
    }

    func promoteAll(in room: RoomID) {
        guard let count = rooms[room]?.members.count else { return }
        for index in 0..<count { promote(index, in: room) }
    }

    /// Whoever has just what the loop has got to gets everything from here on as it comes.
    private func promote(_ index: Int, in room: RoomID) {
        guard let table = rooms[room], let behind = table.members[index].behind, !behind.isAsked,
            behind.after == table.last
        else { return }
        rooms[room]?.setLive(at: index, since: arena.end)
    }

    /// Asks for the next pages, once what was there before has gone out.
    func catchUp(_ connection: Connection) {
        guard connection.phase == .open, connection.lacksSomething, !connection.isWriting,
            connection.outgoing.count < WireLimits.pageBytes
        else { return }
        for room in connection.memberships.keys {
            ask(connection, room)
            refreshRoster(of: connection, in: room)
        }
        connection.lacksSomething = connection.memberships.contains { room, index in
            rooms[room]?.members[index].isUpToDate == false
        }
    }

    /// Too much waits for this one: what is shared is dropped, and read again from the history.
    func fallBehind(_ connection: Connection) {
        guard let offset = connection.outgoing.firstShared else { return }
        connection.lacksSomething = true
        for (room, index) in connection.memberships {
            rooms[room]?.setLacksPresence(true, at: index)
            guard let table = rooms[room], table.members[index].behind == nil else { continue }
            let missing = table.firstMissing(at: index, from: offset)
            // Where nothing of the room is dropped it goes on as it comes.
            guard let after = entryIndex.entry(before: missing, in: room) else { continue }
            rooms[room]?.set(.init(after: after), at: index)
            figures.fellBehind += 1
        }
        connection.outgoing.dropShared()
    }

    private func ask(_ connection: Connection, _ room: RoomID) {
        guard let index = connection.memberships[room], let table = rooms[room],
            let behind = table.members[index].behind, behind.lacks(upTo: table.last)
        else { return }
        rooms[room]?.set(.init(after: behind.after, isAsked: true), at: index)
        hub.pages.put(
            PageRequest(session: connection.id, room: room, after: behind.after, bytes: WireLimits.pageBytes))
    }

    private func remove(_ connection: Connection, from room: RoomID) {
        guard let index = connection.memberships.removeValue(forKey: room), var table = rooms.removeValue(forKey: room)
        else { return }
        if let moved = table.remove(at: index) { slots[moved]?.memberships[room] = index }
        if !table.isEmpty { rooms[room] = table }
    }
}
