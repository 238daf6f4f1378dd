internal import Noise
internal import Sodium

/// The handshake of protocol version 1, its payloads empty: `Noise_XX_25519_ChaChaPoly_SHA256`, or
/// `Noise_XXpsk0_25519_ChaChaPoly_SHA256` where there is a door.
typealias ChannelHandshake = HandshakeState<SHA256>

/// The messages are sent as they are: each has one length only, so they need no frames.
enum HandshakeMessage {
    static let secondCount = 96
    static let thirdCount = 64

    /// With a pre-shared key even the first message carries a tag.
    static func firstCount(isClosed: Bool) -> Int { isClosed ? 48 : 32 }
}

/// One side's own keys, until its handshake begins.
struct OwnKeys: ~Copyable {
    let identity: X25519.KeyPair
    /// For tests and published examples only.
    let ephemeral: X25519.KeyPair?

    init(identity: borrowing Identity, ephemeral: consuming SecretBytes?) {
        self.identity = identity.channelKeyPair()
        switch consume ephemeral {
        case .some(let secret): self.ephemeral = X25519.KeyPair(secret: secret)
        case .none: self.ephemeral = nil
        }
    }
}

extension HandshakeState where Hash == SHA256 {
    /// - Parameter prologue: the preamble's 16 bytes.
    static func open(
        _ role: Role, keys: consuming OwnKeys, prologue: [UInt8], door: Door?
    ) -> ChannelHandshake {
        let psk = door?.key
        return ChannelHandshake(
            door == nil ? .xx : .xx.psk(0), role: role, prologue: prologue,
            keys: HandshakeKeys(localStatic: keys.identity, ephemeral: keys.ephemeral, presharedKey: psk))
    }

    mutating func write() throws(ChannelError) -> [UInt8] {
        do { return try writeMessage() } catch { throw ChannelError(error) }
    }

    /// A message whose payload must be empty.
    mutating func read(_ message: [UInt8]) throws(ChannelError) {
        do { _ = try readMessage(message) } catch { throw ChannelError(error) }
    }
}

extension ChannelError {
    init(_ error: NoiseError) {
        self = error == .outOfTurn ? .outOfTurn : .handshake
    }
}
