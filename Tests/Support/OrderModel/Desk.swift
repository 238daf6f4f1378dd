import Posix
import ServerCore
import ServerHub
import SottoModel

/// What one event loop does with its mailbox, as ServerNetwork's `Loop` does it with sockets: who is a member gets
/// entries as they come; who joins, or is slow, is behind and is fed by pages until it has what the loop has.
struct Desk {
    /// Events that may wait for somebody before the rest is read from the history.
    private static let patience = 200

    private struct Member {
        let session: SessionID
        var behind: Behind?
    }

    private struct Behind {
        var after: EntryNumber?
        var isAsked = false
        var isConfirmed = true
    }

    private struct Table {
        var last = EntryNumber.zero
        var members: [Member] = []
        var presence = PresenceGather()
        /// Who came in elsewhere and may be back.
        var awaited: [Person] = []
    }

    private var wires: [SessionID: Wire] = [:]
    private var tables: [RoomID: Table] = [:]
    /// In the order they came to be, so that a run repeats itself.
    private var rooms: [RoomID] = []
    private(set) var names: [RoomID: RoomName] = [:]
    private(set) var fellBehind = 0

    mutating func seat(_ wire: Wire) {
        wires[wire.session] = wire
    }

    /// - Returns: sessions that are over, and whose end the hub is to be told.
    mutating func take(_ items: [LaneItem], _ hub: Hub) -> [SessionID] {
        var ended: [SessionID] = []
        for item in items {
            switch item {
            case .entry(let room, let entry): take(entry, room)
            case .presence(let room, let change, let count): gather(change, count, room)
            case .joined(let session, let joined, let after): join(session, joined, after)
            case .left(let session, let room): remove(session, from: room)
            case .direct(let session, let event): wires[session]?.tell(event)
            case .page(let session, let room, let page): feed(session, room, page)
            case .answer(let session, let event): if let event { wires[session]?.tell(event) }
            case .close(let session, let reason):
                wires[session]?.close(reason)
                ended.append(session)
            case .gone(let session): forget(session)
            case .closeAll(let reason): for wire in wires.values { wire.close(reason) }
            case .erased, .settled, .banned, .unbanned, .resume: break
            }
        }
        ask(hub)
        return ended
    }

    /// What is due after a tick: user lists, and pages for who can take one.
    mutating func tick(_ hub: Hub) {
        for room in rooms { spreadPresence(room) }
        ask(hub)
    }

    private mutating func take(_ entry: Entry, _ room: RoomID) {
        guard var table = tables.removeValue(forKey: room) else { return }
        defer { tables[room] = table }
        if let number = entry.place.number { table.last = number }
        for index in table.members.indices {
            if table.members[index].behind == nil {
                deliver(entry, room, &table.members[index])
            } else {
                promote(&table, index)
            }
        }
    }

    private mutating func deliver(_ entry: Entry, _ room: RoomID, _ member: inout Member) {
        guard let wire = wires[member.session] else { return }
        guard wire.down.count >= Self.patience, case .kept(_, let prev) = entry.place else {
            return wire.tell(.entry(room, entry))
        }
        member.behind = Behind(after: prev)
        fellBehind += 1
    }

    private mutating func join(_ session: SessionID, _ joined: Joined, _ after: EntryNumber?) {
        guard let wire = wires[session] else { return }
        names[joined.room] = joined.name
        wire.tell(.joined(joined))
        if tables[joined.room] == nil {
            tables[joined.room] = Table()
            rooms.append(joined.room)
        }
        let last = max(tables[joined.room]?.last ?? .zero, joined.last)
        tables[joined.room]?.last = last
        let behind = (after ?? .zero) == last ? nil : Behind(after: after, isConfirmed: false)
        tables[joined.room]?.presence.noteShown()
        tables[joined.room]?.members.append(Member(session: session, behind: behind))
    }

    private mutating func feed(_ session: SessionID, _ room: RoomID, _ page: Page) {
        guard var table = tables.removeValue(forKey: room) else { return }
        defer { tables[room] = table }
        guard let index = table.members.firstIndex(where: { $0.session == session }),
            table.members[index].behind?.isAsked == true
        else { return }
        wires[session]?.tell(.page(room, page))
        table.members[index].behind = Behind(after: page.through)
        promote(&table, index)
    }

    private func promote(_ table: inout Table, _ index: Int) {
        guard let behind = table.members[index].behind, !behind.isAsked, behind.after == table.last else { return }
        table.members[index].behind = nil
    }

    private mutating func ask(_ hub: Hub) {
        for room in rooms {
            guard var table = tables.removeValue(forKey: room) else { continue }
            defer { tables[room] = table }
            for index in table.members.indices {
                guard let behind = table.members[index].behind, !behind.isAsked,
                    !behind.isConfirmed || behind.after ?? .zero < table.last,
                    wires[table.members[index].session]?.down.count ?? 0 < Self.patience / 2
                else { continue }
                table.members[index].behind?.isAsked = true
                hub.pages.put(
                    PageRequest(
                        session: table.members[index].session, room: room, after: behind.after,
                        bytes: WireLimits.pageBytes))
            }
        }
    }

    private mutating func gather(_ change: PresenceChange, _ count: Int, _ room: RoomID) {
        guard tables[room] != nil else { return }
        if case .replaced(let person) = change { tables[room]?.awaited.append(person) }
        tables[room]?.presence.add(change, count: count)
    }

    private mutating func spreadPresence(_ room: RoomID) {
        guard var table = tables.removeValue(forKey: room) else { return }
        defer { tables[room] = table }
        while !table.presence.isEmpty {
            let delta = table.presence.take(shown: .max)
            for member in table.members { wires[member.session]?.tell(.presence(room, delta)) }
        }
        for person in table.awaited { _ = table.presence.giveUp(person.identity) }
        table.awaited = []
    }

    private mutating func remove(_ session: SessionID, from room: RoomID) {
        tables[room]?.members.removeAll { $0.session == session }
        guard tables[room]?.members.isEmpty == true else { return }
        tables[room] = nil
        rooms.removeAll { $0 == room }
    }

    private mutating func forget(_ session: SessionID) {
        wires[session] = nil
        for room in rooms { remove(session, from: room) }
    }
}
