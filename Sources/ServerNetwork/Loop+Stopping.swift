import Glibc
import NIOCore

extension Loop {
    /// How often it is looked whether those who are told goodbye have got it.
    private static var lookEvery: TimeAmount { .milliseconds(20) }

    /// The first half of stopping: nothing more is asked, and what was asked reaches the hub.
    func stopReading() {
        isStopping = true
        for case let connection? in slots { connection.setReading(false) }
        submitCalls()
    }

    /// The second half: done when the last connection is gone, or after so long.
    func emptied(within limit: TimeAmount) -> EventLoopFuture<Void> {
        let promise = eventLoop.makePromise(of: Void.self)
        var isDone = false
        let finish = {
            guard !isDone else { return }
            isDone = true
            promise.succeed()
        }
        whenEmpty = finish
        if freeSlots.count == slots.count { finish() }
        dropWhoeverKnows()
        eventLoop.assumeIsolated().scheduleTask(in: limit) { finish() }
        return promise.futureResult
    }

    /// The last of all. Whoever has not gone is closed with the event loop, and holds on to this one until then.
    func letGo() {
        for slot in slots.indices { slots[slot] = nil }
        (handshakes, awaitingJournal, prompt, bulk) = ([], [], [], [])
        whenEmpty = nil
    }

    /// A client that has taken its last record need not close first. Until its machine has taken it, it does: bytes
    /// of the client's that nobody reads would end the connection before them.
    private func dropWhoeverKnows() {
        for case let connection? in slots where connection.hasTakenAll { connection.drop() }
        guard freeSlots.count < slots.count else { return }
        eventLoop.assumeIsolated().scheduleTask(in: Self.lookEvery) { [self] in dropWhoeverKnows() }
    }
}

extension Connection {
    /// The goodbye, and all before it, has arrived on the client's machine.
    fileprivate var hasTakenAll: Bool {
        guard phase == .closing, !isWriting, outgoing.isEmpty, socket >= 0, channel.isActive else { return false }
        var unacknowledged: Int32 = 0
        return ioctl(socket, UInt(TIOCOUTQ), &unacknowledged) == 0 && unacknowledged == 0
    }
}
