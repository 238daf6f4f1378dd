/// Why a channel did not come about, or ended.
package enum ChannelError: Error, Equatable {
    /// What came is no handshake of ours. No more is said about it: not to the peer, hardly to the user.
    case handshake
    /// The server speaks this version of the protocol and not ours.
    case otherVersion(UInt8)
    /// A record that did not open or was not in order. All of these look the same, and end the channel.
    case record
    /// The caller's own envelopes are empty, too long or do not fit the buffer. The channel goes on.
    case badEnvelope
    /// Something was asked for that comes later, or was over.
    case outOfTurn
}
