import Glibc
import Synchronization

/// Another program that reads lines of ours and answers in lines, over a socket of its own in the place of its standard
/// input and output. It has a process group of its own, and so none of the terminal's keys.
package final class PipedProgram: Sendable {
    private static let answerLimit = 64 * 1024

    private let descriptor: Int32
    /// nil once it is over: then the number may be another's.
    private let process: Mutex<pid_t?>

    /// Starts a line of the shell.
    package init(shell line: String) throws(ProgramError) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw ProgramError(code: errno)
        }
        defer { close(ends[1]) }
        do throws(ProgramError) {
            process = Mutex(try Shell.start(line, [], talkingTo: ends[1]))
        } catch {
            close(ends[0])
            throw error
        }
        descriptor = ends[0]
    }

    deinit {
        end()
        close(descriptor)
    }

    /// Ends it and all it has started, whatever they do; whoever waits for an answer gets none. From any thread.
    package func end() {
        process.withLock { process in
            guard let number = process else { return }
            process = nil
            shutdown(descriptor, Int32(SHUT_RDWR))
            kill(-number, SIGKILL)
            var status: Int32 = 0
            while waitpid(number, &status, 0) < 0, errno == EINTR {}
        }
    }

    /// - Returns: false where it did not take all of it in time.
    package func write(_ text: String, within milliseconds: Int) -> Bool {
        let deadline = Self.deadline(milliseconds)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            guard isReady(POLLOUT, deadline) else { return false }
            let count = send(descriptor, Array(rest), rest.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Waits for an answer that ends so.
    ///
    /// - Returns: nil where none came in time, or it grew too long.
    package func answer(upTo end: String, within milliseconds: Int) -> String? {
        let deadline = Self.deadline(milliseconds)
        var (answer, chunk): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: 4096))
        while answer.count < Self.answerLimit {
            guard isReady(POLLIN, deadline) else { return nil }
            let count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT))
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { return nil }
            answer += chunk[..<count]
            if answer.suffix(end.utf8.count).elementsEqual(end.utf8) { return String(decoding: answer, as: UTF8.self) }
        }
        return nil
    }

    private static func deadline(_ milliseconds: Int) -> UInt64 {
        Clocks.monotonicNanoseconds() + UInt64(milliseconds) * 1_000_000
    }

    private func isReady(_ event: Int32, _ deadline: UInt64) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        while true {
            let now = Clocks.monotonicNanoseconds()
            guard now < deadline else { return false }
            if poll(&polled, 1, Int32((deadline - now) / 1_000_000 + 1)) > 0 { return true }
        }
    }
}
