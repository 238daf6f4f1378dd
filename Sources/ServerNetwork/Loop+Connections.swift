import Glibc
import NIOCore
import Posix
import ServerCore
import SottoModel
import Synchronization

extension Loop {
    /// A connection that was accepted. It is dropped at once where too many are half-open, where too many from there
    /// have failed, and where nobody from there is let in.
    func accept(_ channel: any Channel) throws {
        let source = Source(channel.remoteAddress)
        let chance = Double.random(in: 0..<1)
        let now = NIODeadline.now().uptimeNanoseconds
        let isAdmitted = !isStopping && !bans.holds(source, at: .now)
        guard isAdmitted, doorkeeper.halfOpen.withLock({ $0.admit(source, chance: chance, now: now) }) else {
            turnAway(channel)
            throw NotAdmitted()  // makes NIO close it, unanswered
        }
        figures.accepted += 1
        let slot = freeSlots.popLast() ?? makeSlot()
        let id = SessionID(lane: index, slot: slot, generation: generations[slot])
        let connection = Connection(id: id, channel: channel, loop: self, source: source)
        slots[slot] = connection
        try channel.pipeline.syncOperations.addHandler(connection)
    }

    func connection(_ session: SessionID) -> Connection? {
        let slot = Int(session.slot)
        guard slot < slots.count, let connection = slots[slot], connection.id == session else { return nil }
        return connection
    }

    /// It is a session now.
    func cameIn(_ connection: Connection) {
        guard connection.holdsHalfOpen else { return }
        connection.holdsHalfOpen = false
        doorkeeper.halfOpen.withLock { $0.release(connection.source) }
    }

    private func didNotComeIn(_ connection: Connection) {
        guard connection.holdsHalfOpen else { return }
        connection.holdsHalfOpen = false
        let now = NIODeadline.now().uptimeNanoseconds
        doorkeeper.halfOpen.withLock { $0.fail(connection.source, now: now) }
    }

    /// The channel is gone. The slot is free once the hub has forgotten the session too.
    func ended(_ connection: Connection) {
        noteEnd(connection)
        didNotComeIn(connection)
        leaveRooms(connection)
        connection.intake.removeAll()
        tellEnd(of: connection)
        freeIfOver(connection)
    }

    func forgotten(_ session: SessionID) {
        guard let connection = connection(session) else { return }
        connection.hubForgot = true
        freeIfOver(connection)
    }

    /// Who comes from there and is no operator reads so, and is cut.
    func ban(_ source: Source, until end: Timestamp?) {
        bans.add(source, until: end)
        for case let connection? in slots where connection.source == source && !connection.isOperator {
            connection.endedFor = .banned
            tellEnd(of: connection)
            connection.goodbye(.banned)
        }
    }

    /// What is pending gets two seconds to go out.
    func closeSoon(_ connection: Connection) {
        markPrompt(connection)
        scheduleFlush()
        eventLoop.assumeIsolated().scheduleTask(in: .seconds(2)) { connection.drop() }
    }

    /// Once a second: who took too long to come in, has gone silent, or takes nothing.
    func sweep() {
        let now = NIODeadline.now()
        for case let connection? in slots { check(connection, at: now) }
    }

    private func makeSlot() -> Int {
        slots.append(nil)
        generations.append(0)
        return slots.count - 1
    }

    private func freeIfOver(_ connection: Connection) {
        guard connection.hubForgot, connection.phase == .dead else { return }
        let slot = Int(connection.id.slot)
        slots[slot] = nil
        generations[slot] &+= 1
        freeSlots.append(slot)
        if isStopping, freeSlots.count == slots.count { whenEmpty?() }
    }

    private func check(_ connection: Connection, at now: NIODeadline) {
        switch connection.phase {
        case .dead, .closing: break
        case .handshaking, .awaitingHello, .claiming:
            guard now - connection.opened > .seconds(Int64(limits.handshakeSeconds)) else { return }
            connection.fail(.timeout)
            connection.drop()
        case .open:
            if let reason = failing(connection, at: now) { return cut(connection, reason) }
            pingIfSilent(connection, at: now)
        }
    }

    private func failing(_ connection: Connection, at now: NIODeadline) -> CloseReason? {
        let isSilent = now - connection.lastHeard > .seconds(Int64(limits.giveUpSeconds))
        if connection.isReading, isSilent { return .silent }
        // What waits for its turn of sending waits for us, not for the reader.
        return connection.isWriting && now - connection.lastProgress > .seconds(Int64(limits.stalledSeconds))
            ? .stalled : nil
    }

    /// Nothing gets through to this one any more; it reads why when it signs in again.
    private func cut(_ connection: Connection, _ reason: CloseReason) {
        connection.endedFor = reason
        noteCut(connection, reason)
        connection.drop()
    }

    private func pingIfSilent(_ connection: Connection, at now: NIODeadline) {
        guard !connection.pingSent, now - connection.lastHeard > .seconds(Int64(limits.pingSeconds)) else { return }
        connection.pingSent = true
        connection.send(.ping(now.uptimeNanoseconds))
        scheduleFlush()
    }
}

private struct NotAdmitted: Error {}

extension Source {
    /// An address of another family counts as one source.
    init(_ address: SocketAddress?) {
        let text = address?.ipAddress ?? ""
        var bytes: [UInt8] = Array(repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(ipv4: bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) })
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            // An IPv4 address as a socket for both sees it: ::ffff:192.0.2.7
            let isMapped = bytes[..<12] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            if isMapped {
                self.init(ipv4: bytes[12...].reduce(0) { $0 << 8 | UInt32($1) })
            } else {
                self.init(ipv6Prefix: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) })
            }
        } else {
            self.init(ipv4: 0)
        }
    }
}

extension Timestamp {
    static var now: Timestamp { Timestamp(milliseconds: Clocks.wallMilliseconds()) }
}
