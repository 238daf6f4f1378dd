package import Sodium
package import SottoModel

/// The keys by which somebody writes to others and reads what others wrote to them.
package struct PeerKeys: ~Copyable, Sendable {
    package let identity: IdentityKey
    let signing: Ed25519.SigningKey
    let channel: X25519.KeyPair

    /// - Parameters:
    ///   - signing: the secret behind `identity`.
    ///   - channel: the one that the identity vouches for.
    package init(
        identity: IdentityKey, signing: consuming Ed25519.SigningKey, channel: consuming X25519.KeyPair
    ) {
        self.identity = identity
        self.signing = signing
        self.channel = channel
    }
}

/// A key that was replaced, as far as letters for it are opened by it.
package final class ReadingKey: Sendable {
    let identity: IdentityKey
    let channel: X25519.KeyPair

    package init(identity: IdentityKey, channel: consuming X25519.KeyPair) {
        self.identity = identity
        self.channel = channel
    }
}

extension PeerKeys {
    /// One's own word for one's channel key, as on one's card.
    var proof: [UInt8] { signing.sign(KeyCard.label + channel.publicKey) }
}

extension KeyCard {
    fileprivate static let label = Array("sotto-dh-1".utf8)

    /// Whether the person vouched for the channel key; the server, which hands cards out, could give any.
    package var isGenuine: Bool {
        Ed25519.proves(proof, of: Self.label + channel.bytes, by: identity.bytes)
    }
}

/// Why something between two people did not come about.
package enum PeerError: Error, Hashable, Sendable {
    /// It does not open: altered, replayed under another id, turned around, or sealed for somebody else.
    case notAuthentic
    /// It opens, and who is said to have written it has not signed it.
    case forged
    /// What is inside keeps to no form there is.
    case malformed
    /// More than fits.
    case tooLong
    /// A key with which nothing can be sealed.
    case badKey
}
