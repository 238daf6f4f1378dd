/// An own message on its way: what a client keeps until it is acknowledged or refused.
package struct OwnMessage: Hashable, Sendable {
    package let id: MessageID
    package let destination: Destination
    package let body: EntryBody

    package enum Destination: Hashable, Sendable {
        case room(RoomName)
        case person(Person)
        /// Somebody whose identity the server is asked for first.
        case named(UserName)
    }

    package init(id: MessageID, destination: Destination, body: EntryBody) {
        self.id = id
        self.destination = destination
        self.body = body
    }
}

/// An own message that will not be taken as it is: shown until its author sends it again or clears it away.
package struct RefusedMessage: Hashable, Sendable {
    package let message: OwnMessage
    package let refusal: Refusal

    package init(_ message: OwnMessage, _ refusal: Refusal) {
        self.message = message
        self.refusal = refusal
    }
}

/// A whisper as a client's own log has it: the server keeps none.
package struct KeptWhisper: Hashable, Sendable {
    package let isOwn: Bool
    /// Who it came from or went to.
    package let peer: Person
    package let id: MessageID
    package let at: Timestamp
    package let body: EntryBody
    /// As it was when the whisper came or went; nil for one of an earlier version, which the server could read.
    package let trust: Trust?

    package init(isOwn: Bool, peer: Person, id: MessageID, at: Timestamp, body: EntryBody, trust: Trust? = nil) {
        self.isOwn = isOwn
        self.peer = peer
        self.id = id
        self.at = at
        self.body = body
        self.trust = trust
    }
}

/// A room that a client is in, and how far it was read there.
package struct RoomMark: Hashable, Sendable {
    package let name: RoomName
    /// The last entry that was seen; zero where none was.
    package let read: EntryNumber
    /// Whether it is the one that is looked at.
    package let isShown: Bool

    package init(name: RoomName, read: EntryNumber, isShown: Bool) {
        self.name = name
        self.read = read
        self.isShown = isShown
    }
}

/// What a client has kept of earlier conversations with a server.
package struct Recollection: Hashable, Sendable {
    /// Own messages without an acknowledgement, in the order they were written.
    package var outbox: [OwnMessage] = []
    /// In the order they were written.
    package var refused: [RefusedMessage] = []
    package var whispers: [KeptWhisper] = []
    package var rooms: [RoomMark] = []
    /// Whose keys are pinned, the one that was saved last at the end.
    package var peers: [Peer] = []
    /// Whispers that came a while ago, and may come again.
    package var seen: [WhisperSign] = []

    package init() {}
}
