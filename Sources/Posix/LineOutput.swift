import Glibc
import Synchronization

/// Lines for a descriptor that may be a full pipe: nobody waits for who does not read, the line is left out.
package final class LineOutput: Sendable {
    private let descriptor: Int32
    /// Lines left out, counted under the lock that keeps lines apart.
    private let omitted = Mutex<UInt64>(0)

    package init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    package var omittedCount: UInt64 { omitted.withLock { $0 } }

    /// - Parameter line: without its end, of less than 4 KiB: so much a pipe that takes anything takes whole.
    package func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        omitted.withLock { omitted in
            guard isReady(), Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
                omitted += 1
                return
            }
        }
    }

    private func isReady() -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&polled, 1, 0) > 0 && polled.revents & Int16(POLLOUT) != 0
    }
}
