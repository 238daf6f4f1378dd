import NIOCore
import SecureChannel
import ServerCore
import ServerHub
import SottoModel
import SottoWire

extension Loop {
    /// Takes everything out of the mailbox, spreads it, and sends.
    func drain() {
        // What is marked on the way is sent at the end of this very turn.
        isFlushScheduled = true
        lane.drain(into: &items)
        for item in items { take(item) }
        items.removeAll(keepingCapacity: true)
        spreadRuns()
        hub.relieve()
        flush()
    }

    private func take(_ item: LaneItem) {
        switch item {
        case .entry(let room, let entry): take(entry, room)
        case .presence(let room, let change, let count): gather(change, count, room)
        case .erased(let room, let author): forget(author, room)
        case .joined(let session, let joined, let after): join(session, joined, after)
        case .left(let session, let room): leave(session, room)
        case .direct(let session, let event): tell(session, event)
        case .settled(let session, let bytes): settled(session, bytes)
        case .page(let session, let room, let page): feed(session, room, page)
        case .answer(let session, let event): answer(session, event)
        case .close(let session, let reason): close(session, reason)
        case .gone(let session): forgotten(session)
        case .banned(let source, let end): ban(source, until: end)
        case .unbanned(let source): bans.remove(source)
        case .resume: resume()
        case .closeAll(let reason): closeAll(reason)
        }
    }

    private func tell(_ session: SessionID, _ event: ServerEvent) {
        guard let connection = connection(session) else { return }
        if let refusal = event.refusal { count(refusal) }
        switch event {
        case .welcome(let welcome): self.welcome(connection, welcome)
        case .rooms: list(connection, event)
        case .relay(_, _, let sealed):
            connection.unreportedRelays += RelayWindow.weight(of: sealed)
            connection.send(event)
        case .roster(let room, _):
            rooms[room]?.presence.noteShown()
            connection.send(event)
        default: connection.send(event)
        }
    }

    /// On a closed server with the door for the next time, which nobody but this edge has seen.
    private func welcome(_ connection: Connection, _ welcome: Welcome) {
        var welcome = welcome
        welcome.door = keys.doors?.current()?.handedOver
        welcome.capabilities = [Capability.talks]
        connection.send(.welcome(welcome))
        guard connection.phase == .claiming else { return }
        connection.phase = .open
        connection.isOperator = welcome.isOperator
        cameIn(connection)
        noteSignIn(connection)
        connection.process()
    }

    private func forget(_ author: IdentityKey, _ room: RoomID) {
        for member in rooms[room]?.members ?? [] { slots[member.slot]?.send(.erased(room, author)) }
    }

    private func answer(_ session: SessionID, _ event: ServerEvent?) {
        guard let connection = connection(session) else { return }
        if let event { connection.send(event) }
        connection.intake.answered()
        if !connection.isReading { connection.process() }
    }

    private func list(_ connection: Connection, _ event: ServerEvent) {
        connection.send(event)
        connection.intake.awaitsList = false
        if !connection.isReading { connection.process() }
    }

    private func settled(_ session: SessionID, _ bytes: Int) {
        guard let connection = connection(session) else { return }
        connection.intake.settled(bytes: bytes)
        if !connection.isReading { connection.process() }
    }

    private func close(_ session: SessionID, _ reason: CloseReason) {
        connection(session)?.goodbye(reason)
    }

    private func resume() {
        var waiting: [Connection] = []
        swap(&waiting, &awaitingJournal)
        for connection in waiting { connection.process() }
    }

    private func closeAll(_ reason: CloseReason) {
        isStopping = true
        for case let connection? in slots { connection.goodbye(reason) }
        if freeSlots.count == slots.count { whenEmpty?() }
    }

    // MARK: - Entries

    /// An entry is encoded once, and lies in the arena for everybody.
    private func take(_ entry: Entry, _ room: RoomID) {
        guard let envelope = encode(entry, room) else { return }
        recycle(for: envelope)
        let range = arena.append(envelope)
        if case .kept(let number, let prev) = entry.place {
            entryIndex.note(room, prev: prev, at: range.offset)
            rooms[room]?.last = number
        }
        extendRun(of: room, by: range)
        guard rooms[room]?.behindCount ?? 0 > 0 else { return }
        spreadRun(room)
        promoteAll(in: room)
    }

    private func encode(_ entry: Entry, _ room: RoomID) -> [UInt8]? {
        guard var speakers = rooms[room]?.speakers else { return nil }
        defer { rooms[room]?.speakers = speakers }
        return ServerCodec.encode(entry, in: room, &speakers)
    }

    private func extendRun(of room: RoomID, by range: ArenaRange) {
        if let run = rooms[room]?.run, Arena.areNeighbours(run, range) {
            rooms[room]?.run?.count += range.count
            rooms[room]?.runEntries += 1
            return
        }
        spreadRun(room)
        rooms[room]?.run = range
        rooms[room]?.runEntries = 1
        runs.append(room)
    }

    /// Before a chunk is used again, whoever still needs it goes behind; runs become their readers' ranges first.
    func recycle(for envelope: [UInt8]) {
        let oldest = arena.oldest(after: envelope)
        guard oldest > entryIndex.forgotten else { return }
        spreadRuns()
        for case let connection? in slots {
            if let first = connection.outgoing.firstShared, first < oldest { fallBehind(connection) }
        }
        entryIndex.forget(before: oldest)
    }

    func spreadRuns() {
        for room in runs { spreadRun(room) }
        runs.removeAll(keepingCapacity: true)
    }

    func spreadRun(_ room: RoomID) {
        guard let run = rooms[room]?.run else { return }
        rooms[room]?.run = nil
        guard let table = rooms[room] else { return }
        spread(run, to: table)
        figures.deliveries += UInt64(table.runEntries * (table.members.count - table.behindCount))
    }

    func spread(_ range: ArenaRange, to table: RoomTable) {
        for member in table.members where member.behind == nil { hand(range, to: member, in: table) }
    }

    func hand(_ range: ArenaRange, to member: RoomTable.Member, in table: RoomTable) {
        guard let connection = slots[member.slot] else { return }
        connection.outgoing.append(range)
        if connection.outgoing.count > limits.pendingBytes { fallBehind(connection) }
        markDirty(connection, audience: table.members.count)
    }
}
