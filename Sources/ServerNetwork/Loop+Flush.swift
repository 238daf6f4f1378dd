import Glibc
import NIOCore
import SecureChannel
import SottoModel

extension Loop {
    /// A turn of sending takes no longer than this; what is left goes on by a timer, so that reading has its turn.
    private static var slice: TimeAmount { .milliseconds(2) }

    /// Answers and whispers that may wait for a reader that takes nothing. Pages are asked for one at a time, so this
    /// is far more than anybody has waiting who reads at all.
    private static var ownLimit: Int { 1 << 20 }

    func markDirty(_ connection: Connection, isPrompt: Bool) {
        guard !connection.isDirty else { return }
        connection.isDirty = true
        if isPrompt { prompt.append(connection) } else { bulk.append(connection) }
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
        // Not inout: what NIO writes at once calls back, and puts its connection into a list again.
        let first = send(prompt, until: start + half)
        prompt.removeFirst(first.done)
        let second = send(bulk, until: start + Self.slice)
        bulk.removeFirst(second.done)
        for connection in first.failed + second.failed { connection.drop() }
        guard !prompt.isEmpty || !bulk.isEmpty, !isFlushScheduled else { return }
        isFlushScheduled = true
        // Not `execute`: NIO runs those before it polls, and nothing would be read meanwhile.
        eventLoop.assumeIsolated().scheduleTask(in: .microseconds(20)) { [self] in flush() }
    }

    /// - Returns: how many had their turn, and those whose connection has failed. They are closed after the turn:
    ///   closing calls back.
    private func send(
        _ dirty: [Connection], until deadline: NIODeadline
    ) -> (done: Int, failed: [Connection]) {
        var failed: [Connection] = []
        var done = 0
        while done < dirty.count {
            let connection = dirty[done]
            done += 1
            connection.isDirty = false
            if !sendPending(connection) { failed.append(connection) }
            if done.isMultiple(of: 16), NIODeadline.now() > deadline { break }
        }
        return (done, failed)
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
        if connection.phase == .closing { connection.channel.close(mode: .output, promise: nil) }
        if connection.phase == .open { catchUp(connection) }
        return true
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
            markDirty(connection, isPrompt: false)
        }
    }
}
