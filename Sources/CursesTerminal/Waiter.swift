import Glibc

/// One wait over the keyboard, a wake-up, signals, a deadline, and whatever is being written to.
struct Waiter: ~Copyable {
    let wakeHandle: WakeHandle
    private var keys: KeyReader
    private let signals: SignalReader

    init(input: Int32, signals: consuming SignalReader) throws(TerminalError) {
        keys = KeyReader(descriptor: input)
        wakeHandle = try WakeHandle()
        self.signals = signals
    }

    /// - Parameter takesWakeUps: false leaves them for the next wait.
    /// - Returns: nothing when only part of a key came, or another process took what was there.
    mutating func wait(
        until deadline: ContinuousClock.Instant?, writable: Int32?, takesWakeUps: Bool = true, readsKeys: Bool = true
    ) -> [TerminalEvent] {
        var polled = [
            pollfd(fd: readsKeys ? keys.descriptor : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: takesWakeUps ? wakeHandle.descriptor : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: writable ?? -1, events: Int16(POLLOUT), revents: 0),
        ]
        let earliest = [deadline, keys.flushTime].compactMap { $0 }.min()
        poll(&polled, nfds_t(polled.count), Self.milliseconds(until: earliest))
        let isReady = polled.map { $0.revents != 0 }
        let now = ContinuousClock.now
        // Signals first: the keys that follow a ^Z from outside are for after it.
        var events = isReady[2] ? signals.events() : []
        events += isReady[0] ? keys.read(now: now) : keys.flush(now: now)
        if isReady[1] {
            wakeHandle.drain()
            events.append(.woken)
        }
        if isReady[3] { events.append(.writable) }
        if let deadline, deadline <= now { events.append(.deadline) }
        return events
    }

    /// Rounded up, so that a wait is never short; -1 for ever. A longer wait than a day ends early and is
    /// waited again.
    static func milliseconds(until time: ContinuousClock.Instant?) -> Int32 {
        guard let time else { return -1 }
        let left = max(ContinuousClock.now.duration(to: time), .zero)
        guard left < .seconds(86_400) else { return 86_400_000 }
        let (seconds, attoseconds) = left.components
        return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
