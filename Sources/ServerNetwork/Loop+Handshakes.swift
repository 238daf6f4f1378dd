import NIOCore

extension Loop {
    /// Handshakes wait in a queue: a thousand at once would keep everybody else waiting for 165 ms.
    func shakeHands(with connection: Connection) {
        handshakes.append(connection)
        if handshakes.count == 1 { eventLoop.assumeIsolated().execute { [self] in advanceHandshakes() } }
    }

    private func advanceHandshakes() {
        let deadline = NIODeadline.now() + .milliseconds(2)
        var done = 0
        while done < handshakes.count, NIODeadline.now() < deadline {
            handshakes[done].advanceHandshake()
            done += 1
        }
        handshakes.removeFirst(done)
        guard !handshakes.isEmpty else { return }
        eventLoop.assumeIsolated().scheduleTask(in: .microseconds(20)) { [self] in advanceHandshakes() }
    }
}
