/// What an entry of a room's record holds.
package enum EntryBody: Hashable, Sendable {
    case say(String)
    case action(String)
    case topic(String)
    case order(Order)
    /// The server's own word, that what it had kept is gone.
    case loss(Loss)
    /// What is said in answer to another message of the room, whether or not that is there still.
    case reply(to: MessageID, String)
    /// What becomes of another message of the room.
    case amend(MessageID, Amendment)
    /// What belongs to a sealed room.
    case sealed(SealedBody)

    /// What a person wrote of it.
    package var text: String {
        switch self {
        case .say(let text), .action(let text), .topic(let text), .reply(_, let text): text
        case .amend(_, .edit(let text)): text
        case .amend, .sealed: ""
        case .order(.kick(let sentence)), .order(.ban(let sentence)), .order(.mute(let sentence)): sentence.reason
        case .order, .loss: ""
        }
    }

    /// Of what was written, sealed or not.
    package var byteCount: Int {
        if case .sealed(let body) = self { body.byteCount } else { text.utf8.count }
    }
}

/// Entries of a room that the server had and has no more: those after `after` up to and including `through`.
package struct Loss: Hashable, Sendable {
    /// The last entry before them; zero where they were the room's first.
    package let after: EntryNumber
    package let through: EntryNumber
    /// They were said between these times, as near as is known.
    package let since: Timestamp
    package let until: Timestamp

    package init(after: EntryNumber, through: EntryNumber, since: Timestamp, until: Timestamp) {
        self.after = after
        self.through = through
        self.since = since
        self.until = until
    }
}

/// Where the entry stands in its room.
///
/// `prev` is the number before it, so that a gap is a broken chain. An entry that the store could not keep has
/// no number and is seen by those who are there, marked `not kept`.
package enum Place: Hashable, Sendable {
    case kept(EntryNumber, prev: EntryNumber)
    case liveOnly

    package var number: EntryNumber? {
        switch self {
        case .kept(let number, _): number
        case .liveOnly: nil
        }
    }
}

/// One entry of a room's record, as everybody in the room reads it.
package struct Entry: Hashable, Sendable {
    package let place: Place
    package let author: Person
    package let id: MessageID
    package let at: Timestamp
    package let body: EntryBody

    package init(place: Place, author: Person, id: MessageID, at: Timestamp, body: EntryBody) {
        self.place = place
        self.author = author
        self.id = id
        self.at = at
        self.body = body
    }
}

/// Consecutive entries of a room, and the span they answer for: every entry after `after` up to and including
/// `through` that still exists is here.
package struct Page: Hashable, Sendable {
    package let after: EntryNumber
    package let through: EntryNumber
    package let entries: [Entry]

    package init(after: EntryNumber, through: EntryNumber, entries: [Entry]) {
        self.after = after
        self.through = through
        self.entries = entries
    }
}
