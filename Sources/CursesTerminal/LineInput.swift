import Glibc

/// What ended a wait of the line program.
package enum LineEvent: Hashable, Sendable {
    /// Lines without their ends.
    case lines([String])
    /// Nothing more will be read; once only.
    case inputEnded
    case woken
    case writable
    case deadline
    case terminate(signal: Int32)
}

/// Standard input by lines, for a program without a screen: the same wait as ``Terminal``'s, without curses.
///
/// Make it before any thread starts. ^Z stops the program as the shell has it.
package final class LineInput {
    /// A line longer than this comes in pieces.
    private static let longestLine = 64 * 1024

    package let wakeHandle: WakeHandle
    private let signals: SignalReader
    private var held: [UInt8] = []
    private var isAtEnd = false

    package init() throws(TerminalError) {
        wakeHandle = try WakeHandle()
        signals = try SignalReader([SIGTERM, SIGHUP, SIGINT])
    }

    /// - Parameters:
    ///   - reads: false leaves standard input alone for the moment.
    ///   - writable: a descriptor to be watched for writing.
    package func wait(
        reads: Bool, until deadline: ContinuousClock.Instant?, writable: Int32? = nil
    ) -> [LineEvent] {
        var polled = [
            pollfd(fd: reads && !isAtEnd ? 0 : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeHandle.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: writable ?? -1, events: Int16(POLLOUT), revents: 0),
        ]
        poll(&polled, nfds_t(polled.count), Waiter.milliseconds(until: deadline))
        var events = polled[2].revents != 0 ? signals.events().compactMap(LineEvent.init) : []
        if polled[0].revents != 0 { events += read() }
        if polled[1].revents != 0 {
            wakeHandle.drain()
            events.append(.woken)
        }
        if polled[3].revents != 0 { events.append(.writable) }
        if let deadline, deadline <= ContinuousClock.now { events.append(.deadline) }
        return events
    }

    private func read() -> [LineEvent] {
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        let count = Glibc.read(0, &chunk, chunk.count)
        if count < 0, errno == EAGAIN || errno == EINTR { return [] }
        guard count > 0 else { return end() }
        held += chunk[..<count]
        let lines = takeLines()
        return lines.isEmpty ? [] : [.lines(lines)]
    }

    private func takeLines() -> [String] {
        var lines: [String] = []
        var start = 0
        while let end = held[start...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(String(decoding: held[start..<end], as: UTF8.self))
            start = end + 1
        }
        if held.count - start > Self.longestLine {
            lines.append(String(decoding: held[start...], as: UTF8.self))
            start = held.count
        }
        held.removeFirst(start)
        return lines
    }

    /// What stands behind the last line feed is a line too.
    private func end() -> [LineEvent] {
        isAtEnd = true
        let rest = held.isEmpty ? [] : [LineEvent.lines([String(decoding: held, as: UTF8.self)])]
        held = []
        return rest + [.inputEnded]
    }
}

extension LineEvent {
    fileprivate init?(_ event: TerminalEvent) {
        guard case .terminate(let signal) = event else { return nil }
        self = .terminate(signal: signal)
    }
}
