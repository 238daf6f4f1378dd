internal import Sodium

/// One side of a handshake: messages in and out, as its pattern says (Noise rev 34, section 5.3).
///
/// The first step that fails breaks it for good. ``split(_:)`` ends it and consumes it.
package struct HandshakeState<Hash: NoiseHash & ~Copyable>: ~Copyable, Sendable {
    private let role: Role
    private let pattern: HandshakePattern
    /// How many messages have gone, both directions counted.
    private var messageIndex = 0
    /// Why no step can be taken any more; thrown by each one that is tried.
    private var failure: NoiseError?
    private var symmetric: SymmetricState<Hash>
    private var keys: HandshakeKeys

    /// A key that the pattern takes as known and that is not given shows at the first step.
    ///
    /// - Parameter prologue: what both sides must have said or known already, word for word.
    package init(
        _ pattern: HandshakePattern, role: Role, prologue: [UInt8], keys: consuming HandshakeKeys
    ) {
        self.role = role
        self.pattern = pattern
        symmetric = SymmetricState(protocolName: "Noise_\(pattern.name)_25519_ChaChaPoly_\(Hash.noiseName)")
        symmetric.mixHash(prologue)
        self.keys = keys
        do { try mixKnownKeys() } catch { failure = error }
    }

    private mutating func mixKnownKeys() throws(NoiseError) {
        for side in [Role.initiator, .responder] where pattern.knownBeforehand.contains(side) {
            symmetric.mixHash(try side == role ? keys.ownStatic() : keys.theirs(.static))
        }
    }
}

extension HandshakeState where Hash: ~Copyable {
    /// The peer's static public key, as soon as it is known: proven only once the handshake is complete.
    package var remoteStatic: [UInt8]? { keys.remoteStatic }

    /// Names this handshake and no other, once it is complete (section 11.2).
    package var handshakeHash: [UInt8] { symmetric.hash }

    package var isComplete: Bool { messageIndex == pattern.messages.count && failure == nil }

    package mutating func writeMessage(payload: [UInt8] = []) throws(NoiseError) -> [UInt8] {
        let tokens = try beginMessage(from: role)
        var message: [UInt8] = []
        for token in tokens { message += try write(token) }
        message += try symmetric.encryptAndHash(payload)
        guard message.count <= CipherState.maximumMessage else { throw .badLength }
        endMessage()
        return message
    }

    /// - Returns: the payload.
    package mutating func readMessage(_ message: [UInt8]) throws(NoiseError) -> [UInt8] {
        let tokens = try beginMessage(from: role.peer)
        guard message.count <= CipherState.maximumMessage else { throw .badLength }
        var rest = message[...]
        for token in tokens { try read(token, from: &rest) }
        let payload = try symmetric.decryptAndHash(Array(rest))
        endMessage()
        return payload
    }

    /// Ends the handshake. After a one-way pattern only the initiator's cipher may be used.
    package consuming func split<R: ~Copyable>(
        _ body: (_ sending: consuming CipherState, _ receiving: consuming CipherState) -> R
    ) throws(NoiseError) -> R {
        guard isComplete else { throw .outOfTurn }
        let role = self.role
        return symmetric.split { initiator, responder in
            switch role {
            case .initiator: body(initiator, responder)
            case .responder: body(responder, initiator)
            }
        }
    }

    /// Broken from here on, unless ``endMessage()`` is reached: so no path out of a step can be forgotten.
    private mutating func beginMessage(from sender: Role) throws(NoiseError) -> [Token] {
        if let failure { throw failure }
        let turn: Role = messageIndex.isMultiple(of: 2) ? .initiator : .responder
        guard messageIndex < pattern.messages.count, sender == turn else { throw .outOfTurn }
        failure = .broken
        return pattern.messages[messageIndex]
    }

    private mutating func endMessage() {
        messageIndex += 1
        failure = nil
    }
}

extension HandshakeState where Hash: ~Copyable {
    /// - Returns: what the token adds to the message.
    private mutating func write(_ token: Token) throws(NoiseError) -> [UInt8] {
        switch token {
        case .e: return writeEphemeral()
        case .s: return try symmetric.encryptAndHash(keys.ownStatic())
        case .dh(let initiator, let responder): try mixAgreement(initiator, responder)
        case .psk: try mixPresharedKey()
        }
        return []
    }

    private mutating func read(_ token: Token, from message: inout ArraySlice<UInt8>) throws(NoiseError) {
        switch token {
        case .e: try readEphemeral(from: &message)
        case .s: keys.remoteStatic = try symmetric.decryptAndHash(field(of: &message, symmetric.overhead))
        case .dh(let initiator, let responder): try mixAgreement(initiator, responder)
        case .psk: try mixPresharedKey()
        }
    }

    private mutating func writeEphemeral() -> [UInt8] {
        let publicKey = keys.useEphemeral()
        mixEphemeral(publicKey)
        return publicKey
    }

    private mutating func readEphemeral(from message: inout ArraySlice<UInt8>) throws(NoiseError) {
        let publicKey = try field(of: &message, 0)
        keys.remoteEphemeral = publicKey
        mixEphemeral(publicKey)
    }

    private mutating func mixEphemeral(_ publicKey: [UInt8]) {
        symmetric.mixHash(publicKey)
        if pattern.usesPresharedKey { symmetric.mixKey(publicKey) }
    }

    private mutating func mixAgreement(_ initiator: KeyKind, _ responder: KeyKind) throws(NoiseError) {
        let (own, theirs) = role == .initiator ? (initiator, responder) : (responder, initiator)
        symmetric.mixKey(try keys.agree(own, with: theirs))
    }

    private mutating func mixPresharedKey() throws(NoiseError) {
        symmetric.mixKeyAndHash(try keys.presharedKeyCopy())
    }

    /// A public key off the front of a message, with the tag it may carry.
    private func field(of message: inout ArraySlice<UInt8>, _ overhead: Int) throws(NoiseError) -> [UInt8] {
        let count = X25519.keyCount + overhead
        guard message.count >= count else { throw .badLength }
        defer { message.removeFirst(count) }
        return Array(message.prefix(count))
    }
}
