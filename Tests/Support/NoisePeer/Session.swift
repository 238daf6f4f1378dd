import Noise

protocol Session: AnyObject {
    func obey(_ verb: Substring, _ input: [UInt8]) throws -> [UInt8]
}

/// A handshake, then the two ciphers it leaves.
final class HashedSession<Hash: NoiseHash & ~Copyable>: Session {
    private var handshake: HandshakeState<Hash>?
    private var sending = CipherState()
    private var receiving = CipherState()
    private var handshakeHash: [UInt8] = []
    private var remoteStatic: [UInt8] = []

    init(_ handshake: consuming HandshakeState<Hash>) {
        self.handshake = consume handshake
    }

    func obey(_ verb: Substring, _ input: [UInt8]) throws -> [UInt8] {
        switch verb {
        case "write": return try handshake?.writeMessage(payload: input) ?? []
        case "read": return try handshake?.readMessage(input) ?? []
        case "split": try split()
        case "hash": return handshakeHash
        case "remote": return remoteStatic
        case "seal": return try sending.seal(input)
        case "open": return try receiving.open(input)
        case "rekey-sending": sending.rekey()
        case "rekey-receiving": receiving.rekey()
        default: throw PeerError.badLine
        }
        return []
    }

    private func split() throws(NoiseError) {
        guard let handshake = handshake.take() else { throw .outOfTurn }
        handshakeHash = handshake.handshakeHash
        remoteStatic = handshake.remoteStatic ?? []
        try handshake.split { sending, receiving in
            self.sending = sending
            self.receiving = receiving
        }
    }
}

extension CipherState {
    fileprivate mutating func seal(_ text: [UInt8]) throws -> [UInt8] {
        var buffer = text + Array(repeating: 0, count: Self.tagCount)
        let count = try buffer.withUnsafeMutableBytes { try encrypt($0, plaintextCount: text.count) }
        return Array(buffer.prefix(count))
    }

    fileprivate mutating func open(_ text: [UInt8]) throws -> [UInt8] {
        var buffer = text
        let count = try buffer.withUnsafeMutableBytes { try decrypt($0) }
        return Array(buffer.prefix(count))
    }
}
