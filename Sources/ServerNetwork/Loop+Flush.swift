import Glibc
import NIOCore
import SecureChannel
import ServerCore
import SottoModel

extension Loop {
    /// A turn of sending takes no longer than this; what is left goes on by a timer, so that reading has its turn.
    private static var slice: TimeAmount { .milliseconds(2) }

    /// Answers and whispers that may wait for a reader that takes nothing. Pages are asked for one at a time, so this
    /// is far more than anybody has waiting who reads at all.
    private static var ownLimit: Int { 1 << 20 }

    /// From so many bytes on.
    private static var relaysReported: Int { 16 * 1024 }

    /// What the connection alone is sent goes before what many are.
    func markPrompt(_ connection: Connection) {
        guard connection.turn != .prompt else { return }
        // It may wait among the many too, where it is passed over once it has had its turn.
        connection.turn = .prompt
        prompt.append(connection)
        scheduleFlush()
    }

    /// - Parameter audience: how many are sent the same.
    func markDirty(_ connection: Connection, audience: Int) {
        guard audience > Pacing.promptAudience else { return markPrompt(connection) }
        markBulk(connection, after: hasCompany ? .microseconds(Pacing.pause(audience: audience)) : .zero)
    }

    private func markBulk(_ connection: Connection, after pause: TimeAmount) {
        guard connection.turn == .none else { return }
        connection.turn = .bulk
        connection.notBefore = connection.lastSent + pause
        bulk.append(connection)
        scheduleFlush()
    }

    func scheduleFlush() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        eventLoop.assumeIsolated().execute { [self] in flush() }
    }

    /// Outcomes, whispers and small rooms first, for at most half of the turn while others wait.
    func flush() {
        isFlushScheduled = false
        let start = NIODeadline.now()
        let half = bulk.isEmpty ? Self.slice : .nanoseconds(Self.slice.nanoseconds / 2)
        let failed = sendPrompt(until: start + half) + sendBulk(from: start, until: start + Self.slice)
        // Closing calls back: not before the turn is over.
        for connection in failed { connection.drop() }
        scheduleRest()
    }

    private func scheduleRest() {
        guard !isFlushScheduled, !prompt.isEmpty || !bulk.isEmpty else { return }
        let now = NIODeadline.now()
        if prompt.isEmpty, let due = bulk.first?.notBefore, due > now {
            continueFlush(at: max(due, now + .milliseconds(1)))
        } else {
            // Not `execute`: NIO runs those before it polls, and nothing would be read meanwhile.
            continueFlush(at: now + .microseconds(20))
        }
    }

    /// A timer that is set stays: the flush it causes finds out what is due.
    private func continueFlush(at deadline: NIODeadline) {
        guard flushTimer.map({ $0 > deadline }) ?? true else { return }
        flushTimer = deadline
        eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
            if flushTimer == deadline { flushTimer = nil }
            flush()
        }
    }

    /// - Returns: those whose connection has failed.
    private func sendPrompt(until deadline: NIODeadline) -> [Connection] {
        var failed: [Connection] = []
        // Not the list itself: what NIO writes at once calls back, and puts its connection into it again.
        let waiting = prompt
        var done = 0
        while done < waiting.count {
            let connection = waiting[done]
            done += 1
            connection.turn = .none
            if !sendPending(connection) { failed.append(connection) }
            if done.isMultiple(of: 16), NIODeadline.now() > deadline { break }
        }
        prompt.removeFirst(done)
        return failed
    }

    /// - Returns: those whose connection has failed.
    private func sendBulk(from start: NIODeadline, until deadline: NIODeadline) -> [Connection] {
        var failed: [Connection] = []
        let waiting = bulk
        var now = start
        var done = 0
        while done < waiting.count, now <= deadline {
            let connection = waiting[done]
            if connection.turn == .bulk {
                guard connection.notBefore <= now else { break }
                connection.turn = .none
                connection.lastSent = now
                if !sendPending(connection) { failed.append(connection) }
            }
            done += 1
            if done.isMultiple(of: 16) { now = .now() }
        }
        bulk.removeFirst(done)
        return failed
    }

    /// Seals and sends what waits, record by record, as far as the socket takes it.
    ///
    /// - Returns: false when the connection has failed.
    private func sendPending(_ connection: Connection) -> Bool {
        guard connection.sealing != nil, connection.phase != .dead else { return true }
        guard connection.outgoing.ownCount <= Self.ownLimit else {
            connection.endedFor = .stalled
            figures.cuts[.stalled, default: 0] += 1
            return false
        }
        while !connection.isWriting, !connection.outgoing.isEmpty {
            guard connection.socket >= 0, connection.channel.isActive, let frame = seal(connection) else {
                return false
            }
            let sent = Glibc.send(
                connection.socket, frame.baseAddress, frame.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
            if sent < 0, errno != EAGAIN, errno != EINTR { return false }
            figures.bytesOut += UInt64(frame.count)
            if sent < frame.count { hand(frame, from: max(0, sent), to: connection) }
        }
        if connection.isWriting { return true }
        reportRelays(connection)
        if connection.phase == .closing { connection.channel.close(mode: .output, promise: nil) }
        if connection.phase == .open { catchUp(connection) }
        return true
    }

    /// What others relayed to it has left. Said seldom: the hub has room for several times as much.
    private func reportRelays(_ connection: Connection) {
        guard connection.unreportedRelays >= Self.relaysReported, connection.phase == .open else { return }
        submit(connection.id, .relaysSent(weight: connection.unreportedRelays))
        connection.unreportedRelays = 0
    }

    private func seal(_ connection: Connection) -> UnsafeRawBufferPointer? {
        let room = UnsafeMutableRawBufferPointer(rebasing: scratch[2..<2 + Record.maximumPlaintext])
        let count = connection.outgoing.fill(room, from: arena)
        // An envelope that no record holds would keep the loop here for ever.
        guard count > 0, let size = try? connection.sealing?.seal(in: scratch, plaintextCount: count) else {
            return nil
        }
        figures.recordsSealed += 1
        return UnsafeRawBufferPointer(rebasing: scratch[..<size])
    }

    /// What the socket did not take, never more than one record, goes to NIO; nothing is sealed until it is out.
    private func hand(_ frame: UnsafeRawBufferPointer, from sent: Int, to connection: Connection) {
        connection.isWriting = true
        connection.lastProgress = .now()
        let rest = ByteBuffer(bytes: UnsafeRawBufferPointer(rebasing: frame[sent...]))
        connection.channel.writeAndFlush(rest).assumeIsolated().whenComplete { [self] _ in
            connection.isWriting = false
            connection.lastProgress = .now()
            markBulk(connection, after: .zero)
        }
    }
}
