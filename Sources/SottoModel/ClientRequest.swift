/// The first thing a client says, and the only one until it is accepted.
package struct Hello: Hashable, Sendable {
    package let identity: IdentityKey
    /// Ed25519 over `"sotto-dh-1"` and the X25519 key of this install.
    package let proof: [UInt8]
    package let name: UserName
    /// An interactive session shows in user lists and is the only one of its identity; others only read and send.
    package let isInteractive: Bool
    package let capabilities: [String]
    /// What they have signed about earlier keys of theirs, the earliest first; at most ``mostStatements``.
    package var statements: [KeyStatement] = []

    package static let mostStatements = 4

    package init(
        identity: IdentityKey, proof: [UInt8], name: UserName, isInteractive: Bool, capabilities: [String] = []
    ) {
        self.identity = identity
        self.proof = proof
        self.name = name
        self.isInteractive = isInteractive
        self.capabilities = capabilities
    }
}

/// What a client, or a server, can do beyond what all do, by name.
package enum Capability {
    /// Takes what goes between two who are both there, and hands it on.
    package static let talks = "talks"
}

/// What a client asks of the server.
package enum ClientRequest: Hashable, Sendable {
    case hello(Hello)
    /// `after`: the last entry the client has of this room; nil for somebody new to it.
    /// `isPrivate`: a room that is not there yet is founded for those who are invited.
    /// `genesis`: it is founded as a sealed one.
    case join(RoomName, after: EntryNumber?, isPrivate: Bool = false, genesis: Genesis? = nil)
    case leave(RoomID)
    case post(RoomID, MessageID, EntryBody)
    case whisper(to: IdentityKey, MessageID, sealed: [UInt8])
    /// To somebody who is there, on a channel between the two; handed on and kept nowhere.
    case relay(to: IdentityKey, channel: UInt64, sealed: [UInt8])
    case rename(UserName)
    case roster(RoomID, after: UInt64)
    case find(UserName)
    /// Under which key somebody can be written to.
    case card(IdentityKey)
    /// What its owner has signed about this key, and about those that took its place.
    case statements(of: IdentityKey)
    /// `after`: the last room of the list so far; `matching`: a part of the name or topic.
    case rooms(after: RoomName?, matching: String)
    /// The entries just before one.
    case history(RoomID, before: EntryNumber)
    /// Who was let into a sealed room and put out of it, by the entries that say so.
    case chain(RoomID, after: EntryNumber)
    case search(SearchQuery)
    /// Whispers up to this number of the inbox are with their reader.
    case taken(through: EntryNumber)
    case order(MessageID, ServerOrder)
    case prefer(WhisperPolicy)
    case ping(UInt64)
    case pong(UInt64)
    case close(CloseReason)
}
