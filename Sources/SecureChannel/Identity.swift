package import Sodium
package import SottoModel

/// Who somebody is, server or person: one random seed, and the two keys made of it.
///
/// The signing key is the person; the channel key is Noise's static key and serves for nothing else. A
/// signature ties the second to the first, so that one day several installs may speak for one person.
package struct Identity: ~Copyable, Sendable {
    package static let seedCount = 32

    private let signing: Ed25519.SigningKey
    private let channel: X25519.KeyPair
    package let key: IdentityKey
    package let channelKey: ChannelKey

    /// - Returns: nil unless the seed has 32 bytes. It is read and left as it is.
    package init?(seed: borrowing SecretBytes) {
        guard seed.count == Self.seedCount else { return nil }
        let signing = Ed25519.SigningKey(seed: BLAKE2b256.derive(from: seed, label: "sotto sign 1"))
        let channel = X25519.KeyPair(secret: Self.channelSecret(of: seed))
        guard let key = IdentityKey(signing.publicKey), let channelKey = ChannelKey(channel.publicKey)
        else { return nil }
        self.key = key
        self.channelKey = channelKey
        self.signing = signing
        self.channel = channel
    }

    /// Of the channel key, by which nothing can be signed.
    package static func channelSecret(of seed: borrowing SecretBytes) -> SecretBytes {
        BLAKE2b256.derive(from: seed, label: "sotto dh 1")
    }

    /// For handshakes; whoever has it wipes its copy of the secret in the end.
    package borrowing func channelKeyPair() -> X25519.KeyPair {
        channel.copy()
    }

    /// For what is signed outside of connections, under labels of its own.
    package borrowing func signingKey() -> Ed25519.SigningKey {
        signing.copy()
    }
}

extension Identity {
    // Every signature begins with a label of its own, so that none can be taken for another.
    private static let channelProofLabel = Array("sotto-dh-1".utf8)

    /// 64 bytes by which the person vouches for the channel key: an Ed25519 signature over
    /// `"sotto-dh-1" ‖ channel key`.
    package borrowing func channelProof() -> [UInt8] {
        signing.sign(Self.channelProofLabel + channelKey.bytes)
    }

    /// Whether `identity` vouched for `channel`. That the peer also holds the channel key is what the
    /// handshake proves.
    package static func proves(identity: IdentityKey, channel: ChannelKey, signature: [UInt8]) -> Bool {
        Ed25519.proves(signature, of: channelProofLabel + channel.bytes, by: identity.bytes)
    }
}
