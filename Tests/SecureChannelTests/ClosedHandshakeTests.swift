import SecureChannel
import Sodium
import SottoModel
import Testing

/// A server with one door, and what comes to it.
private struct Closed: ~Copyable {
    static let door = Door(.of(5))

    static func server(ephemeral: UInt8? = nil) -> ServerHandshake {
        ServerHandshake(
            identity: .hall, doors: { $0 == door.id ? door : nil }, ephemeral: .filled(with: ephemeral))
    }

    static func client(by door: Door = door, ephemeral: UInt8? = nil) -> ClientHandshake {
        ClientHandshake(identity: .alice, door: door, ephemeral: .filled(with: ephemeral))
    }

    /// A client's 64 bytes, made for this door.
    static func opening(by door: Door = door) throws -> [UInt8] {
        var client = client(by: door)
        return try client.start()
    }
}

extension Invite.Door {
    /// Its id is 1…8 unless `id` says how it begins; its secret is 32 times the byte.
    fileprivate static func of(_ byte: UInt8, id: UInt8 = 1) -> Invite.Door {
        let bytes = [id] + Array(2...8)
        guard let door = Invite.Door(id: bytes, psk: Array(repeating: byte, count: 32)) else {
            preconditionFailure("8 and 32 bytes are a door")
        }
        return door
    }
}

struct `Opening a connection with a closed server` {
    @Test func `tells each end the other's key and the door`() throws {
        var client = Closed.client()
        var server = Closed.server()
        let opening = try client.start()
        #expect(opening.count == 16 + 48)
        let second = try server.receive(opening).bytes
        #expect(second.count == 96)
        #expect(try client.receive(second) == .serverKey(Identity.hall.channelKey))
        let alice = try client.finish()
        #expect(try server.receive(alice.message) == .established(consumed: 64))
        let hall = try server.finish()
        #expect(hall.remoteKey == Identity.alice.channelKey)
        #expect(alice.door == Closed.door.id && hall.door == Closed.door.id)
        var from = End(alice)
        var to = End(hall)
        #expect(try to.hears(from.says("hello")) == ["hello"])
        #expect(try from.hears(to.says("welcome")) == ["welcome"])
    }

    @Test func `is these messages`() throws {
        var client = Closed.client(ephemeral: 3)
        var server = Closed.server(ephemeral: 4)
        #expect(try client.start() == ClosedKnownAnswers.opening)
        #expect(try server.receive(ClosedKnownAnswers.opening) == .send(ClosedKnownAnswers.secondMessage))
        _ = try client.receive(ClosedKnownAnswers.secondMessage)
        let channel = try client.finish()
        #expect(channel.message == ClosedKnownAnswers.thirdMessage)
        var alice = End(channel)
        #expect(try alice.says("hello") == ClosedKnownAnswers.frame)
    }

    @Test(arguments: 0...64) func `may come in any cut`(_ cut: Int) throws {
        var server = Closed.server()
        let opening = try Closed.opening()
        let steps = [
            try server.receive(Array(opening[..<cut])),
            cut == 64 ? .needMore : try server.receive(Array(opening[cut...])),
        ]
        #expect(steps.map(\.bytes.count).sorted() == [0, 96])
    }

    @Test func `may come byte by byte`() throws {
        var client = Closed.client()
        var server = Closed.server()
        var second: [UInt8] = []
        for byte in try client.start() { second += try server.receive([byte]).bytes }
        _ = try client.receive(second)
        var step = ServerHandshake.Step.needMore
        for byte in try client.finish().message { step = try server.receive([byte]) }
        #expect(step == .established(consumed: 1))
    }

    @Test func `asks for the door once, by the id that came`() throws {
        let asked = Asked()
        var server = ServerHandshake(identity: .hall) { asked.note($0) }
        #expect(throws: ChannelError.handshake) { try server.receive(Closed.opening()) }
        #expect(asked.ids == [Closed.door.id])
    }
}

/// What is done with 64 bytes that do not lead in: the same with all of them.
struct `A closed server is silent` {
    /// How it comes, and the 64 bytes.
    static var strangers: [(String, [UInt8])] {
        get throws {
            let id = Closed.door.id.bytes
            let other = Door(.of(6, id: 9))
            return [
                ("a wrong secret", try Closed.opening(by: Door(.of(6)))),
                ("an unknown id", try Closed.opening(by: other)),
                ("mode 0", Preamble.open.bytes + Array(repeating: 7, count: 48)),
                ("mode 2", Array("SOTTO".utf8) + [1, 2, 0] + id + Array(repeating: 7, count: 48)),
                ("another version", Array("SOTTO".utf8) + [2, 1, 0] + id + Array(repeating: 7, count: 48)),
                ("garbage", Array("GET / HTTP/1.1\r\n".utf8) + Array(repeating: 13, count: 48)),
                ("zeros", Array(repeating: 0, count: 64)),
            ]
        }
    }

    @Test func `to whoever knows no door, and takes as many bytes of each`() throws {
        for (name, bytes) in try Self.strangers {
            var server = Closed.server()
            #expect(try server.receive(Array(bytes.dropLast())) == .needMore, "\(name)")
            #expect(throws: ChannelError.handshake, "\(name)") { try server.receive([bytes[63]]) }
            #expect(throws: ChannelError.handshake, "\(name)") { try server.receive([]) }
        }
    }

    @Test func `to more than may come before its answer`() throws {
        var server = Closed.server()
        let opening = try Closed.opening() + [0]
        #expect(throws: ChannelError.handshake) { try server.receive(opening) }
    }

    @Test(arguments: 0..<64 * 8) func `to any flipped bit`(_ bit: Int) throws {
        var server = Closed.server()
        let opening = try Closed.opening().flipped(bit: bit)
        #expect(throws: ChannelError.handshake) { try server.receive(opening) }
    }

    @Test func `to an answer that was flipped, and so is its client`() throws {
        for bit in stride(from: 0, to: 96 * 8, by: 7) {
            var client = Closed.client()
            var server = Closed.server()
            let second = try server.receive(try client.start()).bytes
            #expect(throws: ChannelError.handshake) { try client.receive(second.flipped(bit: bit)) }
        }
        for bit in stride(from: 0, to: 64 * 8, by: 7) {
            var client = Closed.client()
            var server = Closed.server()
            _ = try client.receive(try server.receive(try client.start()).bytes)
            let third = try client.finish().message.flipped(bit: bit)
            #expect(throws: ChannelError.handshake) { try server.receive(third) }
        }
    }
}

struct `An open server` {
    @Test func `does not take a door for one`() throws {
        var server = ServerHandshake(identity: .hall)
        #expect(throws: ChannelError.handshake) { try server.receive(Array(Closed.opening()[..<48])) }
    }
}

struct `A door` {
    @Test func `is another one each time, and stands in an invite as it is`() {
        let door = Door()
        #expect(door != Door())
        #expect(Door(door.handedOver) == door)
        #expect(DoorID("\(door.id)") == door.id)
    }

    @Test func `has no id that a command line would take for an option`() {
        #expect((0..<500).allSatisfy { _ in !"\(Door().id)".hasPrefix("-") })
    }

    @Test func `is not another one with the same id`() {
        #expect(Door(.of(5)) != Door(.of(6)))
        #expect(Door(.of(5)) != Door(.of(5, id: 9)))
        #expect(Door(.of(5)) == Closed.door)
    }
}
