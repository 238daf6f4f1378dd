import SecureChannel
import SottoModel
import SottoWire
import TestSupport
import Testing

/// The deadline is for all of it, not for each byte: what is trickled here would take at least twice as long.
@Suite(.serialized) struct `Whoever says a byte every so often` {
    private static let limits = Limits.off { $0.handshakeSeconds = 1 }
    private static let opening = Preamble.open.bytes + Array(repeating: 9, count: 32)

    @Test func `of the opening is cut at the deadline`() throws {
        try Served.during(Self.limits) { served in
            let socket = try Socket(port: served.port)
            #expect(try socket.trickle(Self.opening) < Self.opening.count)
        }
    }

    @Test func `of message 3 is cut at the deadline`() throws {
        try Served.during(Self.limits) { served in
            let socket = try Socket(port: served.port)
            try socket.send(Self.opening)
            #expect(try socket.receive().count == 96)
            #expect(try socket.trickle(Array(repeating: 1, count: 64)) < 64)
        }
    }

    @Test func `of Hello is cut at the deadline`() throws {
        try Served.during(Self.limits) { served in
            let mina = try Client("mina", at: served)
            let frame = try mina.frame([ClientCodec.encode(mina.hello())])
            #expect(try mina.socket.trickle(frame) < frame.count)
        }
    }

    @Test func `to a closed server is cut at the deadline`() throws {
        try Served.during(Self.limits, isClosed: true) { served in
            let socket = try Socket(port: served.port)
            #expect(try socket.trickle(Array(repeating: 0x53, count: 64)) < 64)
        }
    }

    @Test func `of records that say nothing is cut at the deadline`() throws {
        try Served.during(Self.limits) { served in
            let mina = try Client("mina", at: served)
            var count = 0
            while count < 50, try !mina.socket.isOver() {
                try? mina.sendRaw(mina.frame([]))
                count += 1
            }
            #expect(count < 50)
        }
    }
}

@Suite(.serialized) struct `Half a frame` {
    private static func half(of client: Client) throws -> [UInt8] {
        let frame = try client.frame([ClientCodec.encode(client.hello())])
        return Array(frame.prefix(frame.count / 2))
    }

    @Test func `before Hello is waited for no longer than the deadline`() throws {
        try Served.during(.off { $0.handshakeSeconds = 1 }) { served in
            let mina = try Client("mina", at: served)
            try mina.sendRaw(Self.half(of: mina))
            #expect(try mina.rest() == [])
        }
    }

    @Test func `is the end where its connection ends`() throws {
        try Served.during { served in
            let hana = try Client("hana", in: "#lobby", at: served)
            let mina = try Client("mina", in: "#lobby", at: served)
            _ = try hana.until { $0.joined.contains(mina.person) ? true : nil }
            try mina.sendRaw(Self.half(of: mina))
            mina.hangUp()
            #expect(try hana.until { $0.left.isEmpty ? nil : $0.left } == [mina.person])
        }
    }

    @Test func `keeps its sender from nothing once the other half comes`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            let frame = try mina.frame([ClientCodec.encode(mina.post(.say("in two halves")))])
            try mina.sendRaw(Array(frame.prefix(100)))
            let hana = try Client("hana", in: "#lobby", at: served)
            try hana.say("meanwhile")
            _ = try mina.read(until: "meanwhile")
            try mina.sendRaw(Array(frame.dropFirst(100)))
            #expect(try hana.read(until: "in two halves").texts() == ["meanwhile", "in two halves"])
        }
    }
}

@Suite(.serialized) struct `A source that fails to come in` {
    private static let limits = Limits.off {
        $0.failedHandshakeBurst = 2
        $0.failedHandshakesPerSecond = 1
    }

    @Test func `too often is not listened to for a while, and everybody else is`() throws {
        try Served.during(Self.limits) { served in
            for _ in 0..<2 {
                let socket = try Socket(port: served.port, source: 2)
                try socket.send(Array("GET /".utf8))
                #expect(try socket.receiveAll() == [])
            }
            let older = Array("SOTTO".utf8) + [0]
            let turnedAway = try Socket(port: served.port, source: 2)
            try? turnedAway.send(older)
            #expect(try turnedAway.receiveAll() == [])
            let other = try Socket(port: served.port, source: 3)
            try other.send(older)
            #expect(try other.receiveAll() == Preamble.versionAnswer)
            // A second later at most it is heard again.
            var answer: [UInt8] = []
            while answer.isEmpty {
                let again = try Socket(port: served.port, source: 2)
                try? again.send(older)
                answer = try again.receiveAll()
            }
            #expect(answer == Preamble.versionAnswer)
        }
    }

    /// An office behind one address, after a restart.
    @Test func `is not one whose people come in, however many`() throws {
        try Served.during(Self.limits) { served in
            let office = try (0..<12).map { try Client(UserName(stringLiteral: "n\($0)"), in: "#lobby", at: served) }
            try office[0].say("all here")
            for person in office { #expect(try person.read(until: "all here").texts() == ["all here"]) }
        }
    }
}
