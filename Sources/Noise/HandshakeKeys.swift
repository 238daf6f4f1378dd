package import Sodium

/// The keys of one side of a handshake: those given to it and those it learns (Noise's s, e, rs, re, psk).
package struct HandshakeKeys: ~Copyable, Sendable {
    private let localStatic: X25519.KeyPair?
    private var localEphemeral: X25519.KeyPair?
    private let presharedKey: SecretBytes?
    var remoteStatic: [UInt8]?
    var remoteEphemeral: [UInt8]?

    /// - Parameters:
    ///   - remoteStatic: what the pattern takes as known beforehand, 32 bytes.
    ///   - ephemeral: for tests and published examples only; else a random one is made when it is needed.
    ///   - presharedKey: 32 random bytes. Never a human's password: it could be guessed offline.
    package init(
        localStatic: consuming X25519.KeyPair? = nil, remoteStatic: [UInt8]? = nil,
        ephemeral: consuming X25519.KeyPair? = nil, presharedKey: consuming SecretBytes? = nil
    ) {
        self.localStatic = localStatic
        self.localEphemeral = ephemeral
        self.presharedKey = presharedKey
        self.remoteStatic = remoteStatic
    }
}

extension HandshakeKeys {
    borrowing func ownStatic() throws(NoiseError) -> [UInt8] {
        switch localStatic {
        case .some(let pair): return pair.publicKey
        case .none: throw .missingKey
        }
    }

    borrowing func theirs(_ kind: KeyKind) throws(NoiseError) -> [UInt8] {
        guard let key = kind == .static ? remoteStatic : remoteEphemeral else { throw .missingKey }
        return key
    }

    /// - Returns: the public key of the ephemeral pair used from now on.
    mutating func useEphemeral() -> [UInt8] {
        switch localEphemeral {
        case .some(let pair): return pair.publicKey
        case .none: break
        }
        let pair = X25519.KeyPair.random()
        let publicKey = pair.publicKey
        localEphemeral = consume pair
        return publicKey
    }

    borrowing func agree(_ own: KeyKind, with theirs: KeyKind) throws(NoiseError) -> SecretBytes {
        let publicKey = try self.theirs(theirs)
        switch own {
        case .static: return try Self.agree(localStatic, with: publicKey)
        case .ephemeral: return try Self.agree(localEphemeral, with: publicKey)
        }
    }

    borrowing func presharedKeyCopy() throws(NoiseError) -> SecretBytes {
        switch presharedKey {
        case .some(let key): return key.copy()
        case .none: throw .missingKey
        }
    }

    private static func agree(
        _ pair: borrowing X25519.KeyPair?, with publicKey: [UInt8]
    ) throws(NoiseError) -> SecretBytes {
        switch pair {
        case .some(let pair):
            do { return try pair.agree(with: publicKey) } catch { throw .badPublicKey }
        case .none: throw .missingKey
        }
    }
}
