import SecureChannel
import Sodium
import SottoModel
import Testing

struct `Opening a connection` {
    @Test func `tells each end the other's key`() throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        let second = try server.receive(try client.start()).bytes
        #expect(try client.receive(second) == .serverKey(Identity.hall.channelKey))
        let alice = try client.finish()
        #expect(try server.receive(alice.message) == .established(consumed: 64))
        #expect(alice.remoteKey == Identity.hall.channelKey)
        let hall = try server.finish()
        #expect(hall.remoteKey == Identity.alice.channelKey)
        #expect(hall.message.isEmpty)
    }

    @Test(arguments: 0...48) func `takes the client's opening in any cut`(_ cut: Int) throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        let opening = try client.start()
        #expect(opening.count == 48)
        let steps = [
            try server.receive(Array(opening[..<cut])),
            cut == 48 ? .needMore : try server.receive(Array(opening[cut...])),
        ]
        #expect(steps.map(\.bytes.count).sorted() == [0, 96])
    }

    @Test(arguments: 0...96) func `takes the server's answer in any cut`(_ cut: Int) throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        let second = try server.receive(try client.start()).bytes
        let replies = [
            try client.receive(Array(second[..<cut])),
            cut == 96 ? .needMore : try client.receive(Array(second[cut...])),
        ]
        #expect(replies.contains(.serverKey(Identity.hall.channelKey)) && replies.contains(.needMore))
    }

    @Test(arguments: 0..<64) func `takes message 3 in any cut and loses nothing behind it`(_ cut: Int) throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        _ = try client.receive(try server.receive(try client.start()).bytes)
        let channel = try client.finish()
        let third = channel.message
        var alice = End(channel)
        let sent = third + (try alice.says("hello"))
        #expect(try server.receive(Array(sent[..<cut])) == .needMore)
        let rest = Array(sent[cut...])
        #expect(try server.receive(rest) == .established(consumed: 64 - cut))
        var hall = End(try server.finish())
        #expect(try hall.hears(Array(rest[(64 - cut)...])) == ["hello"])
    }

    @Test func `takes everything byte by byte`() throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        var second: [UInt8] = []
        for byte in try client.start() { second += try server.receive([byte]).bytes }
        var reply = ClientHandshake.ServerReply.needMore
        for byte in second { reply = try client.receive([byte]) }
        #expect(reply == .serverKey(Identity.hall.channelKey))
        var step = ServerHandshake.Step.needMore
        for byte in try client.finish().message { step = try server.receive([byte]) }
        #expect(step == .established(consumed: 1))
    }
}

struct `An opening that is none` {
    @Test func `ends at the first byte that is wrong`() throws {
        for offset in 0..<5 {
            var server = ServerHandshake(identity: .hall)
            let garbage = Array("SOTTO".utf8).flipped(bit: offset * 8)[...offset]
            #expect(throws: ChannelError.handshake) { try server.receive(Array(garbage)) }
        }
    }

    /// Mode, zero and psk id: an open server has no answer but silence to any of them.
    @Test(arguments: 6 * 8..<16 * 8) func `ends with any other preamble`(_ bit: Int) throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        let opening = try client.start().flipped(bit: bit)
        #expect(throws: ChannelError.handshake) { try server.receive(opening) }
    }

    @Test func `ends with bytes that come before they may`() throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        let opening = try client.start()
        var hasty = ServerHandshake(identity: .hall)
        #expect(throws: ChannelError.handshake) { try hasty.receive(opening + [0]) }
        let second = try server.receive(opening).bytes
        #expect(throws: ChannelError.handshake) { try client.receive(second + [0]) }
        let refusal = client.refusal()
        #expect(refusal == .handshake)
    }

    @Test func `ends with bytes behind message 2 that come later`() throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        _ = try client.receive(try server.receive(try client.start()).bytes)
        #expect(throws: ChannelError.handshake) { try client.receive([0]) }
    }

    @Test func `ends with a key that makes every agreement zero`() throws {
        var server = ServerHandshake(identity: .hall)
        let opening = Preamble.open.bytes + Array(repeating: 0, count: 32)
        #expect(throws: ChannelError.handshake) { try server.receive(opening) }
    }

    @Test func `ends with any flipped bit of message 1`() throws {
        for bit in 0..<32 * 8 {
            var client = ClientHandshake(identity: .alice)
            var server = ServerHandshake(identity: .hall)
            let second = try server.receive(try client.start().flipped(bit: 128 + bit)).bytes
            #expect(throws: ChannelError.handshake) { try client.receive(second) }
        }
    }

    @Test func `ends with any flipped bit of message 2`() throws {
        for bit in 0..<96 * 8 {
            var client = ClientHandshake(identity: .alice)
            var server = ServerHandshake(identity: .hall)
            let second = try server.receive(try client.start()).bytes
            #expect(throws: ChannelError.handshake) { try client.receive(second.flipped(bit: bit)) }
        }
    }

    @Test func `ends with any flipped bit of message 3`() throws {
        for bit in 0..<64 * 8 {
            var client = ClientHandshake(identity: .alice)
            var server = ServerHandshake(identity: .hall)
            _ = try client.receive(try server.receive(try client.start()).bytes)
            let third = try client.finish().message
            #expect(throws: ChannelError.handshake) { try server.receive(third.flipped(bit: bit)) }
        }
    }

    @Test func `fails for ever`() throws {
        var client = ClientHandshake(identity: .alice)
        var server = ServerHandshake(identity: .hall)
        let second = try server.receive(try client.start()).bytes
        #expect(throws: ChannelError.handshake) { try client.receive(second.flipped(bit: 500)) }
        #expect(throws: ChannelError.handshake) { try client.receive(second) }
        #expect(throws: ChannelError.handshake) { try server.receive(Array(repeating: 0, count: 64)) }
        #expect(throws: ChannelError.handshake) { try server.receive([]) }
        let refusal = server.refusal()
        #expect(refusal == .handshake)
    }

    @Test func `cannot be finished before its time`() throws {
        var client = ClientHandshake(identity: .alice)
        #expect(ServerHandshake(identity: .hall).refusal() == .outOfTurn)
        _ = try client.start()
        #expect(throws: ChannelError.outOfTurn) { try client.start() }
        let refusal = client.refusal()
        #expect(refusal == .outOfTurn)
    }
}

struct `Sides of different versions` {
    @Test(arguments: [0, 2, 255] as [UInt8])
    func `are told apart by the server at the sixth byte`(_ version: UInt8) throws {
        var server = ServerHandshake(identity: .hall)
        #expect(try server.receive(Array("SOTTO".utf8)) == .needMore)
        #expect(try server.receive([version]) == .refuse(Array("SOTTO".utf8) + [1]))
        #expect(throws: ChannelError.handshake) { try server.receive([0]) }
    }

    @Test func `are told apart whatever follows the version`() throws {
        var server = ServerHandshake(identity: .hall)
        let opening = Array("SOTTO".utf8) + [9] + Array(repeating: 7, count: 500)
        #expect(try server.receive(opening) == .refuse(Array("SOTTO".utf8) + [1]))
    }

    @Test func `are told apart by the client`() throws {
        var client = ClientHandshake(identity: .alice)
        _ = try client.start()
        #expect(try client.receive(Array("SOTT".utf8)) == .needMore)
        #expect(throws: ChannelError.otherVersion(2)) { try client.receive(Array("O".utf8) + [2]) }
        #expect(throws: ChannelError.otherVersion(2)) { try client.receive([0]) }
    }
}

struct `A preamble` {
    @Test(arguments: [
        Preamble.open.bytes,
        Array("SOTTO".utf8) + [1, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8],
    ])
    func `comes back as it was written`(_ bytes: [UInt8]) throws {
        #expect(try #require(Preamble(bytes)).bytes == bytes)
    }

    @Test func `names its mode and the key shared beforehand`() throws {
        let preamble = try #require(Preamble(Array("SOTTO".utf8) + [1, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8]))
        #expect(preamble.mode == .preshared)
        #expect(preamble.pskID == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test func `has sixteen bytes`() {
        #expect(Preamble(Preamble.open.bytes + [0]) == nil)
        #expect(Preamble(Array(Preamble.open.bytes.dropLast())) == nil)
    }
}
