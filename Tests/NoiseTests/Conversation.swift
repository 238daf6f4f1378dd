import Sodium
import Testing

@testable import Noise

/// Both sides of a published conversation, run word for word.
struct Conversation<Hash: NoiseHash & ~Copyable>: ~Copyable {
    private let vector: Vector
    private let pattern: HandshakePattern
    private var initiator: HandshakeState<Hash>
    private var responder: HandshakeState<Hash>

    init(_ vector: Vector, hash: Hash.Type) throws {
        let pattern = try #require(HandshakePattern(named: vector.patternName))
        let initiator = HandshakeState<Hash>(
            pattern, role: .initiator, prologue: vector.initPrologue.bytes,
            keys: .given(
                vector.initStatic, vector.initEphemeral, vector.initRemoteStatic, vector.initPsks))
        let responder = HandshakeState<Hash>(
            pattern, role: .responder, prologue: vector.respPrologue.bytes,
            keys: .given(
                vector.respStatic, vector.respEphemeral, vector.respRemoteStatic, vector.respPsks))
        self.vector = vector
        self.pattern = pattern
        self.initiator = initiator
        self.responder = responder
    }

    consuming func run() throws {
        let handshake = vector.messages.prefix(pattern.messages.count)
        let transport = vector.messages.dropFirst(pattern.messages.count)
        for (index, message) in handshake.enumerated() { try shake(message, byInitiator: index % 2 == 0) }
        #expect(initiator.handshakeHash == vector.handshakeHash.bytes)
        #expect(responder.handshakeHash == vector.handshakeHash.bytes)
        var link = try TransportLink(initiator, responder)
        for (index, message) in transport.enumerated() {
            let initiators = pattern.isOneWay || (handshake.count + index) % 2 == 0
            try link.carry(message, byInitiator: initiators)
        }
    }

    private mutating func shake(_ message: Vector.Message, byInitiator: Bool) throws {
        let sent: [UInt8]
        let received: [UInt8]
        if byInitiator {
            sent = try initiator.writeMessage(payload: message.payload.bytes)
            received = try responder.readMessage(sent)
        } else {
            sent = try responder.writeMessage(payload: message.payload.bytes)
            received = try initiator.readMessage(sent)
        }
        #expect(sent == message.ciphertext.bytes)
        #expect(received == message.payload.bytes)
    }
}

/// The four ciphers two completed handshakes leave.
struct TransportLink: ~Copyable {
    private var initiatorSends = CipherState()
    private var initiatorReceives = CipherState()
    private var responderSends = CipherState()
    private var responderReceives = CipherState()

    init<Hash: NoiseHash & ~Copyable>(
        _ initiator: consuming HandshakeState<Hash>, _ responder: consuming HandshakeState<Hash>
    ) throws {
        try initiator.split { sending, receiving in
            initiatorSends = sending
            initiatorReceives = receiving
        }
        try responder.split { sending, receiving in
            responderSends = sending
            responderReceives = receiving
        }
    }

    mutating func carry(_ message: Vector.Message, byInitiator: Bool) throws {
        let sent: [UInt8]
        let received: [UInt8]
        if byInitiator {
            sent = try initiatorSends.seal(message.payload.bytes)
            received = try responderReceives.open(sent)
        } else {
            sent = try responderSends.seal(message.payload.bytes)
            received = try initiatorReceives.open(sent)
        }
        #expect(sent == message.ciphertext.bytes)
        #expect(received == message.payload.bytes)
    }
}

extension CipherState {
    /// The same as sealing in place, for tests that think in arrays.
    mutating func seal(_ text: [UInt8]) throws -> [UInt8] {
        var buffer = text + Array(repeating: 0, count: CipherState.tagCount)
        let count = try buffer.withUnsafeMutableBytes { try encrypt($0, plaintextCount: text.count) }
        return Array(buffer.prefix(count))
    }

    mutating func open(_ text: [UInt8]) throws -> [UInt8] {
        var buffer = text
        let count = try buffer.withUnsafeMutableBytes { try decrypt($0) }
        return Array(buffer.prefix(count))
    }
}

extension HandshakeKeys {
    static func given(_ own: Hex?, _ ephemeral: Hex?, _ remote: Hex?, _ psks: [Hex]?) -> HandshakeKeys {
        HandshakeKeys(
            localStatic: .given(own), remoteStatic: remote?.bytes,
            ephemeral: .given(ephemeral), presharedKey: psks.map { SecretBytes(copying: $0[0].bytes) })
    }
}

extension X25519.KeyPair {
    static func given(_ secret: Hex?) -> X25519.KeyPair? {
        secret.map { X25519.KeyPair(secret: SecretBytes(copying: $0.bytes)) }
    }
}

extension HandshakePattern {
    /// `KKpsk2` and the like.
    init?(named name: String) {
        let parts = name.split(separator: "psk")
        guard let base = HandshakePattern.all.first(where: { $0.name == parts[0] }) else { return nil }
        self = parts.count == 2 ? base.psk(Int(parts[1])!) : base
    }

    var isOneWay: Bool { messages.count == 1 }
}
