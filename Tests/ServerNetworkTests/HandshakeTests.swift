import SecureChannel
import SottoModel
import TestSupport
import Testing

@Suite(.serialized) struct `A connection that is not yet one` {
    private static let opening = Preamble.open.bytes + Array(repeating: 9, count: 32)

    @Test func `of another version is told ours`() throws {
        try Served.during { served in
            let socket = try Socket(port: served.port)
            try socket.send(Array("SOTTO".utf8) + [9, 1, 2, 3])
            #expect(try socket.receiveAll() == Array("SOTTO".utf8) + [1])
        }
    }

    @Test(arguments: [
        Array("GET / HTTP/1.1\r\n\r\n".utf8), Array("S".utf8) + [0], Array("SOTTO".utf8) + [1, 7],
        Preamble.open.bytes + Array(repeating: 0, count: 32),
        Preamble.open.bytes + Array(repeating: 9, count: 33),
        Array(repeating: 0x53, count: 100_000),
    ])
    func `and none of ours is not answered`(_ bytes: [UInt8]) throws {
        try Served.during { served in
            let socket = try Socket(port: served.port)
            try? socket.send(bytes)
            #expect(try socket.receiveAll() == [])
        }
    }

    @Test func `with a wrong third message ends`() throws {
        try Served.during { served in
            let socket = try Socket(port: served.port)
            try socket.send(Self.opening)
            #expect(try socket.receive().count == 96)
            try socket.send(Array(repeating: 1, count: 64))
            #expect(try socket.receiveAll() == [])
        }
    }

    @Test(arguments: [[], Array("SOTTO".utf8), opening]) func `ends at its deadline`(_ said: [UInt8]) throws {
        try Served.during(.off { $0.handshakeSeconds = 1 }) { served in
            let socket = try Socket(port: served.port)
            try socket.send(said)
            #expect(try socket.receiveAll().count == (said == Self.opening ? 96 : 0))
        }
    }

    @Test func `ends at its deadline without a Hello`() throws {
        try Served.during(.off { $0.handshakeSeconds = 1 }) { served in
            let again = try Client("mina", at: served)
            #expect(try again.rest() == [])
        }
    }

    @Test func `is one of so many from one source`() throws {
        try Served.during(.off { $0.halfOpenPerSource = 2 }) { served in
            let first = try Self.halfOpen(served)
            let second = try Self.halfOpen(served)
            let socket = try Socket(port: served.port)
            #expect(try socket.receiveAll() == [])
            _ = try Self.halfOpen(served, source: 2)
            try first.send(Array(repeating: 1, count: 64))
            #expect(try first.receiveAll() == [])
            _ = try Self.halfOpen(served)
            withExtendedLifetime(second) {}
        }
    }

    @Test func `is not counted any more once it is a session`() throws {
        try Served.during(.off { $0.halfOpenPerSource = 1 }) { served in
            let people = try ["mina", "hana", "bob"].map { try Client($0, in: "#lobby", at: served) }
            try people[0].say("hi")
            #expect(try people[2].read(until: "hi").texts() == ["hi"])
        }
    }

    @Test func `is one of so many from everywhere`() throws {
        let limits = Limits.off {
            $0.halfOpen = 2
            $0.halfOpenEarlyDrop = 2
        }
        try Served.during(limits) { served in
            let held = try [UInt8(1), 2].map { try Self.halfOpen(served, source: $0) }
            let socket = try Socket(port: served.port, source: 3)
            #expect(try socket.receiveAll() == [])
            withExtendedLifetime(held) {}
        }
    }

    /// Admitted for certain: it has been answered.
    private static func halfOpen(_ served: Served, source: UInt8 = 1) throws -> Socket {
        let socket = try Socket(port: served.port, source: source)
        try socket.send(opening)
        #expect(try socket.receive().count == 96)
        return socket
    }
}
