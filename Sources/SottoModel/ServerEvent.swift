/// The answer to a Hello that is accepted.
package struct Welcome: Hashable, Sendable {
    package let name: UserName
    package let now: Timestamp
    /// Why this identity's session before this one was ended, where the server ended it.
    package let previousClose: CloseReason?
    package var capabilities: [String]
    /// The way into a closed server from now on; nil where the server is open.
    package var door: Invite.Door?
    /// Whether who signs in operates the server.
    package var isOperator = false

    package init(
        name: UserName, now: Timestamp, previousClose: CloseReason?, capabilities: [String] = [],
        door: Invite.Door? = nil
    ) {
        self.name = name
        self.now = now
        self.previousClose = previousClose
        self.capabilities = capabilities
        self.door = door
    }
}

/// A room as it is on coming in: the first stretch of its user list, and its last entry so far.
package struct Joined: Hashable, Sendable {
    package let room: RoomID
    package let name: RoomName
    package let topic: String
    package let roster: RosterPage
    package let last: EntryNumber
    package let rules: RoomRules

    package init(
        room: RoomID, name: RoomName, topic: String, roster: RosterPage, last: EntryNumber,
        rules: RoomRules = RoomRules()
    ) {
        self.room = room
        self.name = name
        self.topic = topic
        self.roster = roster
        self.last = last
        self.rules = rules
    }
}

/// Why something was not done. Cases carry what a person needs to go on.
package enum Refusal: Hashable, Sendable {
    case nameTaken(free: UserName)
    case badProof
    case tooManySessions
    case tooManyRooms
    case notInRoom
    case tooLong
    case nobodyThere
    case idInUse
    /// The invite was used by somebody else, or ended, while this one was coming in.
    case notAdmitted
    case badName
    case notOperator
    /// nil: until it is lifted.
    case banned(until: Timestamp?, reason: String)
    case muted(until: Timestamp?)
    /// Only who is invited comes in.
    case privateRoom
    /// Seconds until the next message may be sent.
    case slow(wait: Int)
    case whispersOff
    case inboxFull
    case noSuchName
    /// Only its author may change a message, and only its author or an operator take it back.
    case notYours
    /// There is no such message in the room, or not any more.
    case noSuchMessage
    /// Somebody else changed a sealed room's membership before.
    case stale
    /// A sealed room has as many members as it may have.
    case roomFull
    /// The key is over: another has taken its place.
    case keyReplaced
    /// The key is over, by its owner's word.
    case keyRevoked
    /// A client's own word, on no wire: the key of whom it is for is not known to be theirs.
    case keyInDoubt
    case notPossible
}

/// What became of a message or request that has an id.
package enum Outcome: Hashable, Sendable {
    case kept(EntryNumber)
    /// To somebody who is there; or done, where it was an order.
    case delivered
    /// In the inbox of somebody who is away.
    case held
    case refused(Refusal)
}

/// What the server tells a client.
package enum ServerEvent: Hashable, Sendable {
    case welcome(Welcome)
    case refused(Refusal)
    case joined(Joined)
    case joinRefused(RoomName, Refusal)
    case left(RoomID)
    case entry(RoomID, Entry)
    case page(RoomID, Page)
    case outcome(MessageID, Outcome)
    case whisper(IncomingWhisper)
    case relay(from: Person, channel: UInt64, sealed: [UInt8])
    /// Something that was sent to them on this channel was not handed on, and nothing on it will be.
    case undeliverable(to: IdentityKey, channel: UInt64)
    case renamed(UserName)
    case renameRefused(Refusal)
    case presence(RoomID, PresenceDelta)
    case roster(RoomID, RosterPage)
    case found(UserName, Person?, isPresent: Bool)
    /// nil: the server knows of none.
    case card(IdentityKey, KeyCard?)
    /// From the key on, each about the one that the one before leads to; none where nothing was signed.
    case statements(of: IdentityKey, [KeyStatement])
    case rooms(RoomList)
    /// What was asked of the history: it goes before what the client has.
    case earlier(RoomID, Page)
    /// Links of a sealed room's chain; none are left where it is empty.
    case chain(RoomID, Page)
    case hits(SearchHits)
    case invited(RoomName, by: Person)
    /// Everything this identity said in the room is gone.
    case erased(RoomID, IdentityKey)
    case ping(UInt64)
    case pong(UInt64)
    case close(CloseReason)
}
