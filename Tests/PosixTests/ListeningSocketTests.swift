import Glibc
import Posix
import Testing

struct `A socket that listens` {
    @Test func `knows where`() throws {
        let socket = try ListeningSocket(host: "localhost", port: 0)
        #expect(["127.0.0.1", "::1"].contains(socket.host))
        #expect(socket.port > 0)
    }

    @Test func `has its port to itself`() throws {
        let socket = try ListeningSocket(host: "127.0.0.1", port: 0)
        #expect(throws: ListenError.refused(code: EADDRINUSE)) {
            try ListeningSocket(host: "127.0.0.1", port: socket.port)
        }
    }

    @Test func `is one with its duplicates, and outlives them`() throws {
        let socket = try ListeningSocket(host: "127.0.0.1", port: 0)
        let copy = try ListeningSocket(adopting: try socket.duplicate())
        #expect((copy.host, copy.port) == (socket.host, socket.port))
        withExtendedLifetime(consume copy) {}
        #expect(throws: ListenError.refused(code: EADDRINUSE)) {
            try ListeningSocket(host: "127.0.0.1", port: socket.port)
        }
    }

    @Test func `is not to be had where there is no such host, and of what is no socket`() throws {
        #expect(throws: ListenError.unresolved(host: "no such host")) {
            try ListeningSocket(host: "no such host", port: 0)
        }
        #expect(throws: ListenError.refused(code: ENOTSOCK)) {
            try ListeningSocket(adopting: open("/dev/null", O_RDONLY | O_CLOEXEC))
        }
    }
}

struct `A line for somebody who does not read` {
    @Test func `is left out, and counted`() {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let output = LineOutput(ends[1])
        let line = String(repeating: "x", count: 3000)
        for _ in 0..<100 { output.write(line) }
        #expect(output.omittedCount > 50)
        #expect(output.omittedCount < 100)
    }
}

struct `Time of day` {
    @Test(arguments: [(0, "1970-01-01T00:00:00.000Z"), (1_763_896_876_042, "2025-11-23T11:21:16.042Z")])
    func `is written as RFC 3339 has it`(milliseconds: Int64, text: String) {
        #expect(Clocks.utc(milliseconds) == text)
    }
}
