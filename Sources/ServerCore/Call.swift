package import SottoModel

/// What a loop asks of the state in a session's name.
package enum Call: Hashable, Sendable {
    /// Hello, its proof already checked against the channel, whose key it is from then on; the door it came through,
    /// and where from.
    case open(Hello, channel: ChannelKey? = nil, door: DoorID? = nil, source: Source? = nil)
    /// `founding`: where the room is not there yet it is private, by an entry with this id; with a `genesis` sealed.
    case join(RoomName, after: EntryNumber?, founding: MessageID? = nil, genesis: Genesis? = nil)
    case leave(RoomID)
    case post(RoomID, MessageID, EntryBody)
    case whisper(to: IdentityKey, MessageID, sealed: [UInt8])
    case relay(to: IdentityKey, channel: UInt64, sealed: [UInt8])
    /// So much of what others relayed to this session has left the server (``RelayWindow/weight(of:)``).
    case relaysSent(weight: Int)
    /// Whispers up to this number of the inbox are with their reader.
    case taken(through: EntryNumber)
    case prefer(WhisperPolicy)
    case rename(UserName)
    /// `isFresh`: whoever reads it is to begin the list anew.
    case roster(RoomID, after: UInt64, isFresh: Bool = false)
    case find(UserName)
    case card(IdentityKey)
    case statements(of: IdentityKey)
    case history(RoomID, before: EntryNumber)
    case chain(RoomID, after: EntryNumber)
    case search(SearchQuery)
    case order(MessageID, ServerOrder)
    /// The connection is no more; `reason` is kept for the next sign-in where the server ended it.
    case closed(CloseReason?)
}

/// Something for the journal: an entry that is to be numbered and kept.
package struct Proposal: Hashable, Sendable {
    /// Who is answered; nil for the server's own entries.
    package let session: SessionID?
    package let room: RoomID
    package let roomName: RoomName
    package let author: Person
    package let id: MessageID
    package let body: EntryBody
    /// Whether the author may take back what others said here.
    package let mayOrder: Bool

    package init(
        session: SessionID?, room: RoomID, roomName: RoomName, author: Person, id: MessageID, body: EntryBody,
        mayOrder: Bool = false
    ) {
        self.session = session
        self.room = room
        self.roomName = roomName
        self.author = author
        self.id = id
        self.body = body
        self.mayOrder = mayOrder
    }

    /// What it weighs in a queue, in bytes.
    package var weight: Int { body.byteCount + 200 }
}

/// What became of a proposal.
package enum Settlement: Hashable, Sendable {
    /// Kept, or live only; everybody in the room gets it.
    case applied(Entry)
    /// The same author's same id is there already.
    case duplicate(EntryNumber)
    case refused(Refusal)
}

/// A name asked for in the directory, and at the beginning of a session the way in.
package struct Claim: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
        case open(isInteractive: Bool)
        case rename
    }

    package let session: SessionID
    package let identity: IdentityKey
    package let name: UserName
    package let purpose: Purpose
    /// What has to lead in still when the claim is answered; nil where nothing has to.
    package var door: DoorID?
    /// To be kept with the name, so that they can be written to while they are away.
    package var card: KeyCard?
    /// Keys of theirs that this one is to take the place of.
    package var formers: [IdentityKey] = []
}

package enum ClaimAnswer: Hashable, Sendable {
    case won
    case taken(free: UserName)
    /// The key is over, or cannot take the place of another now.
    case refused(Refusal)
    /// The door leads in no more: an invite was used, or ended, since the handshake.
    case notAdmitted
}
