import Glibc
import Posix

/// Connects to whichever address of a host answers first (RFC 8305): they start one after another, a quarter of a
/// second apart, the next at once where one fails.
///
/// A host with an address that leads nowhere is reached all the same, and at once where the other one answers.
struct Race {
    private static let stagger: UInt64 = 250_000_000

    private var waiting: ArraySlice<Candidate>
    private var running: [Socket] = []
    private var failure = LinkEnd.unreachable
    private var nextStart: UInt64 = 0
    private let deadline: UInt64

    /// - Parameter deadline: of all of it, in nanoseconds of the clock that only rises.
    init(_ candidates: [Candidate], deadline: UInt64) {
        waiting = candidates.alternating[...]
        self.deadline = deadline
    }

    /// - Throws: why nobody has arrived; that somebody refused says more than that there was no way.
    mutating func run() throws(LinkEnd) -> Socket {
        while true {
            let now = Clocks.monotonicNanoseconds()
            if running.isEmpty || now >= nextStart, let candidate = waiting.popFirst() {
                start(candidate, at: now)
                continue
            }
            guard !running.isEmpty else { throw failure }
            guard now < deadline else { throw .timedOut }
            if let winner = wait(until: waiting.isEmpty ? deadline : min(nextStart, deadline), now: now) {
                return winner
            }
        }
    }

    private mutating func start(_ candidate: Candidate, at now: UInt64) {
        nextStart = now + Self.stagger
        do throws(LinkEnd) {
            running.append(try Socket(connectingTo: candidate))
        } catch {
            note(error)
        }
    }

    /// - Returns: one that is connected; those that failed are gone.
    private mutating func wait(until time: UInt64, now: UInt64) -> Socket? {
        var polled = running.map { pollfd(fd: $0.descriptor, events: Int16(POLLOUT), revents: 0) }
        poll(&polled, nfds_t(polled.count), Int32((time - now) / 1_000_000 + 1))
        for index in polled.indices.reversed() where polled[index].revents != 0 {
            guard let end = running[index].failure else { return running[index] }
            running.remove(at: index)
            note(end)
            nextStart = 0
        }
        return nil
    }

    private mutating func note(_ end: LinkEnd) {
        if failure != .refused { failure = end }
    }
}
