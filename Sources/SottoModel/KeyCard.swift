/// A person's channel key, vouched for by the person: what somebody needs to write to them in secret.
///
/// The server keeps it and may give a wrong one; whether the proof holds is for who asked to see.
package struct KeyCard: Hashable, Sendable {
    package let identity: IdentityKey
    package let channel: ChannelKey
    /// Ed25519 by the identity over `"sotto-dh-1"` and the channel key; 64 bytes.
    package let proof: [UInt8]

    package init(identity: IdentityKey, channel: ChannelKey, proof: [UInt8]) {
        self.identity = identity
        self.channel = channel
        self.proof = proof
    }
}
