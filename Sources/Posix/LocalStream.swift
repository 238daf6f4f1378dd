import Glibc

/// A connection to somebody on this machine, given up after a while whatever they do.
struct LocalStream {
    private let descriptor: Int32
    private let deadline: UInt64

    init(_ descriptor: Int32, patience: UInt64) {
        self.descriptor = descriptor
        deadline = Clocks.monotonicNanoseconds() + patience
    }

    /// - Returns: the line without its end; nil where there is none of at most `limit` bytes.
    func readLine(upTo limit: Int) -> [UInt8]? {
        var line: [UInt8] = []
        while line.count <= limit, let chunk = read(), !chunk.isEmpty {
            line += chunk
            if let end = line.firstIndex(of: UInt8(ascii: "\n")) { return end <= limit ? Array(line[..<end]) : nil }
        }
        return nil
    }

    /// - Returns: everything up to the end of the stream; nil where it is longer, or broke.
    func readAll(upTo limit: Int) -> [UInt8]? {
        var all: [UInt8] = []
        while all.count <= limit, let chunk = read() {
            if chunk.isEmpty { return all }
            all += chunk
        }
        return nil
    }

    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard isReady(POLLOUT) else { return false }
            let count = send(descriptor, Array(rest), rest.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// - Returns: nothing at the end of the stream; nil where it broke, or took too long.
    private func read() -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while isReady(POLLIN) {
            let count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT))
            if count >= 0 { return Array(chunk[..<count]) }
            guard errno == EAGAIN || errno == EINTR else { return nil }
        }
        return nil
    }

    private func isReady(_ event: Int32) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        while true {
            let now = Clocks.monotonicNanoseconds()
            guard now < deadline else { return false }
            if poll(&polled, 1, Int32((deadline - now) / 1_000_000 + 1)) > 0 { return true }
        }
    }
}
