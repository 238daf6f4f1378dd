internal import Noise
internal import Sodium

/// The handshake of protocol version 1: `Noise_XX_25519_ChaChaPoly_SHA256`, its payloads empty.
typealias ChannelHandshake = HandshakeState<SHA256>

/// The messages are sent as they are: each has one length only, so they need no frames.
enum HandshakeMessage {
    static let firstCount = 32
    static let secondCount = 96
    static let thirdCount = 64
}

extension HandshakeState where Hash == SHA256 {
    static func open(
        _ role: Role, keys: consuming X25519.KeyPair, ephemeral: consuming SecretBytes?
    ) -> ChannelHandshake {
        ChannelHandshake(
            .xx, role: role, prologue: Preamble.open.bytes,
            keys: HandshakeKeys(localStatic: keys, ephemeral: X25519.KeyPair(optional: ephemeral)))
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

extension X25519.KeyPair {
    fileprivate init?(optional secret: consuming SecretBytes?) {
        switch consume secret {
        case .some(let secret): self.init(secret: secret)
        case .none: return nil
        }
    }
}
