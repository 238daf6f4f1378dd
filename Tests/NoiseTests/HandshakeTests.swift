import Sodium
import Testing

@testable import Noise

struct `A handshake` {
    private typealias Handshake = HandshakeState<BLAKE2b>

    private func side(
        _ role: Role, _ pattern: HandshakePattern = .xx, psk: UInt8? = nil, prologue: String = "before"
    ) -> Handshake {
        Handshake(
            pattern, role: role, prologue: Array(prologue.utf8),
            keys: HandshakeKeys(
                localStatic: .random(),
                presharedKey: psk.map { SecretBytes(copying: Array(repeating: $0, count: 32)) }))
    }

    @Test func `tells each side the other's static key`() throws {
        let alice = X25519.KeyPair.random()
        let bob = X25519.KeyPair.random()
        let (aliceKey, bobKey) = (alice.publicKey, bob.publicKey)
        var initiator = Handshake(
            .xx, role: .initiator, prologue: [], keys: HandshakeKeys(localStatic: alice))
        var responder = Handshake(
            .xx, role: .responder, prologue: [], keys: HandshakeKeys(localStatic: bob))
        _ = try responder.readMessage(initiator.writeMessage())
        _ = try initiator.readMessage(responder.writeMessage())
        _ = try responder.readMessage(initiator.writeMessage())
        #expect(initiator.remoteStatic == bobKey)
        #expect(responder.remoteStatic == aliceKey)
        #expect(initiator.isComplete && responder.isComplete)
    }

    @Test func `has messages of 32, 96 and 64 bytes`() throws {
        var initiator = side(.initiator)
        var responder = side(.responder)
        let first = try initiator.writeMessage()
        _ = try responder.readMessage(first)
        let second = try responder.writeMessage()
        _ = try initiator.readMessage(second)
        #expect([first.count, second.count, try initiator.writeMessage().count] == [32, 96, 64])
    }

    @Test func `has messages of 48, 96 and 64 bytes with a key shared beforehand`() throws {
        var initiator = side(.initiator, .xx.psk(0), psk: 7)
        var responder = side(.responder, .xx.psk(0), psk: 7)
        let first = try initiator.writeMessage()
        _ = try responder.readMessage(first)
        let second = try responder.writeMessage()
        _ = try initiator.readMessage(second)
        #expect([first.count, second.count, try initiator.writeMessage().count] == [48, 96, 64])
    }

    @Test func `ends at once for who does not know the key shared beforehand`() throws {
        var initiator = side(.initiator, .xx.psk(0), psk: 7)
        var responder = side(.responder, .xx.psk(0), psk: 8)
        let first = try initiator.writeMessage()
        #expect(throws: NoiseError.decrypt) { try responder.readMessage(first) }
    }

    @Test func `ends where the two sides remember different beginnings`() throws {
        var initiator = side(.initiator, prologue: "one")
        var responder = side(.responder, prologue: "other")
        _ = try responder.readMessage(initiator.writeMessage())
        let second = try responder.writeMessage()
        #expect(throws: NoiseError.decrypt) { try initiator.readMessage(second) }
    }

    @Test func `stays broken after its first failure`() throws {
        var initiator = side(.initiator)
        var responder = side(.responder)
        _ = try responder.readMessage(initiator.writeMessage())
        let second = try responder.writeMessage()
        var forged = second
        forged[40] ^= 1
        #expect(throws: NoiseError.decrypt) { try initiator.readMessage(forged) }
        #expect(throws: NoiseError.broken) { try initiator.readMessage(second) }
        #expect(throws: NoiseError.broken) { try initiator.writeMessage() }
    }

    @Test(arguments: [0, 1, 31]) func `takes no message too short for its pattern`(_ count: Int) throws {
        var responder = side(.responder)
        let message = [UInt8](repeating: 9, count: count)
        #expect(throws: NoiseError.badLength) { try responder.readMessage(message) }
    }

    @Test func `takes no message longer than Noise allows`() throws {
        var responder = side(.responder)
        let message = [UInt8](repeating: 9, count: 65_536)
        #expect(throws: NoiseError.badLength) { try responder.readMessage(message) }
    }

    @Test func `writes no message longer than Noise allows`() throws {
        var initiator = side(.initiator)
        let payload = [UInt8](repeating: 9, count: 65_536 - 32)
        #expect(throws: NoiseError.badLength) { try initiator.writeMessage(payload: payload) }
    }

    @Test func `takes no key with which every agreement gives zero`() throws {
        var responder = side(.responder)
        _ = try responder.readMessage(Array(repeating: 0, count: 32))
        #expect(throws: NoiseError.badPublicKey) { try responder.writeMessage() }
    }

    @Test func `lets nobody speak out of turn`() throws {
        var responder = side(.responder)
        #expect(throws: NoiseError.outOfTurn) { try responder.writeMessage() }
        var initiator = side(.initiator)
        #expect(throws: NoiseError.outOfTurn) { try initiator.readMessage([]) }
        _ = try initiator.writeMessage()
        #expect(throws: NoiseError.outOfTurn) { try initiator.writeMessage() }
    }

    @Test func `gives no keys before it is complete`() throws {
        #expect(throws: NoiseError.outOfTurn) { try side(.initiator).split { _, _ in } }
    }

    @Test func `needs the keys its pattern names`() throws {
        var ignorant = Handshake(.nk, role: .initiator, prologue: [], keys: HandshakeKeys())
        #expect(throws: NoiseError.missingKey) { try ignorant.writeMessage() }
        #expect(throws: NoiseError.missingKey) { try ignorant.writeMessage() }
        var initiator = Handshake(.ix, role: .initiator, prologue: [], keys: HandshakeKeys())
        #expect(throws: NoiseError.missingKey) { try initiator.writeMessage() }
        var keyless = side(.initiator, .xx.psk(0))
        #expect(throws: NoiseError.missingKey) { try keyless.writeMessage() }
    }

    @Test func `is never the same twice`() throws {
        var first = side(.initiator)
        var second = side(.initiator)
        #expect(try first.writeMessage() != second.writeMessage())
    }
}
