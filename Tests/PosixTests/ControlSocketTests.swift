import Glibc
import Posix
import TestSupport
import Testing

struct `A control socket` {
    private let scratch = Scratch()

    /// Answers each line with itself between brackets, for as long as `body` runs.
    private func during<Result>(patience: UInt64 = 5_000_000_000, _ body: () throws -> Result) throws -> Result {
        let socket = try ControlSocket(in: scratch.path, patience: patience)
        try socket.serve { "[\($0)]" }
        defer { socket.end() }
        return try body()
    }

    private func ask(_ line: String) -> String? {
        ControlSocket.ask(line, in: scratch.path)
    }

    /// What is answered to these bytes, after which nothing more is said.
    private func answer(to bytes: [UInt8], isFinished: Bool = true) -> [UInt8] {
        let descriptor = Self.connect(to: scratch.file("control"))
        defer { close(descriptor) }
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        if isFinished { shutdown(descriptor, Int32(SHUT_WR)) }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return answer }
            answer += chunk[..<count]
        }
    }

    private static func connect(to path: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        withUnsafePointer(to: &address) {
            _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, size) }
        }
        return descriptor
    }

    @Test func `answers a line, and the next caller's`() throws {
        try during {
            #expect(ask("hello") == "[hello]")
            #expect(ask("한글") == "[한글]")
            #expect(ask("") == "[]")
        }
    }

    @Test func `is its owner's alone`() throws {
        try during { #expect(scratch.mode(of: "control") == 0o600) }
    }

    @Test func `takes the first line and no more`() throws {
        try during { #expect(answer(to: Array("one\ntwo\n".utf8)) == Array("[one]".utf8)) }
    }

    @Test func `takes a line of any bytes`() throws {
        try during { #expect(answer(to: [0xFF, 0, 10]) == Array("[\u{FFFD}\u{0}]".utf8)) }
    }

    @Test(
        arguments: [
            [], Array("no end".utf8), Array(repeating: 65, count: ControlSocket.requestBytes + 1) + [10],
            Array(repeating: 65, count: 100_000),
        ] as [[UInt8]])
    func `says nothing to what is no line, or too long a one, and goes on`(_ bytes: [UInt8]) throws {
        try during {
            #expect(answer(to: bytes) == [])
            #expect(ask("hello") == "[hello]")
        }
    }

    @Test func `takes a line as long as it may be`() throws {
        let line = String(repeating: "x", count: ControlSocket.requestBytes)
        #expect(try during { ask(line) } == "[\(line)]")
    }

    @Test func `waits for nobody for ever`() throws {
        try during(patience: 50_000_000) {
            #expect(answer(to: Array("half a li".utf8), isFinished: false) == [])
            #expect(ask("hello") == "[hello]")
        }
    }

    @Test func `takes the place of one that a dead process left`() throws {
        scratch.write("", to: "control")
        #expect(try during { ask("hello") } == "[hello]")
    }

    @Test func `stands in a folder whose path no socket's address holds`() throws {
        let folder = scratch.file(String(repeating: "d", count: 150))
        let held = try PrivateDirectory(folder)
        let socket = try ControlSocket(in: held.path)
        try socket.serve { $0 }
        #expect(ControlSocket.ask("hello", in: folder) == "hello")
        socket.end()
    }

    @Test func `is gone once it has ended`() throws {
        try during {}
        #expect(ask("hello") == nil)
        #expect(scratch.names.isEmpty)
    }
}
