import Noise
import Sodium

/// What `begin` says: pattern, hash, role, then keys by name in hex.
struct Opening {
    private let pattern: HandshakePattern
    private let hash: Substring
    private let role: Role
    private let fields: [Substring: [UInt8]]

    init(_ words: ArraySlice<Substring>) throws(PeerError) {
        let words = Array(words)
        guard words.count >= 3, let pattern = HandshakePattern(words[0]), let role = Role(words[2])
        else { throw .badLine }
        var fields: [Substring: [UInt8]] = [:]
        for word in words.dropFirst(3) {
            let parts = word.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw .badLine }
            fields[parts[0]] = try Hex.bytes(parts[1])
        }
        guard fields.allSatisfy({ $0.key == "prologue" || $0.value.count == 32 }) else { throw .badLine }
        self.pattern = pattern
        self.hash = words[1]
        self.role = role
        self.fields = fields
    }

    func session() throws(PeerError) -> any Session {
        switch hash {
        case "SHA256": return HashedSession<SHA256>(handshake())
        case "SHA512": return HashedSession<SHA512>(handshake())
        case "BLAKE2b": return HashedSession<BLAKE2b>(handshake())
        default: throw .badLine
        }
    }

    private func handshake<Hash: NoiseHash & ~Copyable>() -> HandshakeState<Hash> {
        HandshakeState(pattern, role: role, prologue: fields["prologue"] ?? [], keys: keys())
    }

    private func keys() -> HandshakeKeys {
        HandshakeKeys(
            localStatic: pair(fields["s"]), remoteStatic: fields["rs"], ephemeral: pair(fields["e"]),
            presharedKey: fields["psk"].map { SecretBytes(copying: $0) })
    }

    private func pair(_ secret: [UInt8]?) -> X25519.KeyPair? {
        secret.map { X25519.KeyPair(secret: SecretBytes(copying: $0)) }
    }
}

extension HandshakePattern {
    /// `XX`, `KKpsk2`. The position is not compared with the pattern's length: what the caller writes is trusted.
    init?(_ name: Substring) {
        let parts = name.split(separator: "psk")
        guard let base = Self.all.first(where: { $0.name == parts.first ?? "" }) else { return nil }
        switch parts.count {
        case 1: self = base
        default:
            guard let position = Int(parts[1]), (0...3).contains(position) else { return nil }
            self = base.psk(position)
        }
    }
}

extension Role {
    init?(_ name: Substring) {
        switch name {
        case "initiator": self = .initiator
        case "responder": self = .responder
        default: return nil
        }
    }
}
