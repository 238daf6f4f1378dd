package import SottoModel

/// What the receive thread has to tell.
package enum NetworkEvent: Sendable {
    /// The server's key is on no list. The connection is closed: message 3 goes only to a pinned key.
    case keyUnknown(ChannelKey)
    /// The server's key is another than the pinned one. The connection is closed.
    case keyChanged(shown: ChannelKey, pinned: ChannelKey)
    /// The channel stands; here is the half that sends.
    case online(Uplink)
    /// What one read brought.
    case received([ServerEvent])
    /// The last event of a link.
    case ended(LinkEnd)
}

/// Why a link is over, or did not come about.
package enum LinkEnd: Error, Hashable, Sendable {
    case unresolved
    case refused
    case unreachable
    case timedOut
    /// The server was reached, and ended the opening or let its time pass without a word: so a closed one treats
    /// whoever has no door.
    case unanswered
    /// The stream ended, or broke, without a close.
    case cut
    /// Something came that is not the protocol, or did not open.
    case malformed
    /// The server speaks this version.
    case otherVersion(UInt8)
    /// This side gave it up.
    case cancelled
}
