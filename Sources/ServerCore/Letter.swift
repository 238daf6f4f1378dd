package import SottoModel

/// A whisper on its way into its reader's inbox.
package struct Letter: Hashable, Sendable {
    package let session: SessionID
    package let from: Person
    package let to: IdentityKey
    package let id: MessageID
    package let sealed: [UInt8]

    package init(session: SessionID, from: Person, to: IdentityKey, id: MessageID, sealed: [UInt8]) {
        self.session = session
        self.from = from
        self.to = to
        self.id = id
        self.sealed = sealed
    }

    /// As its reader gets it. Without a number it is in no inbox.
    package func whisper(_ number: EntryNumber, at now: Timestamp) -> IncomingWhisper {
        IncomingWhisper(from: from, id: id, at: now, sealed: sealed, number: number)
    }
}

/// What became of a letter.
package enum LetterSettlement: Hashable, Sendable {
    /// In the inbox, or without a number nowhere: then only who is there can have it.
    case accepted(IncomingWhisper)
    /// The same author's same id came before; `isHeld` while it waits in the inbox.
    case duplicate(isHeld: Bool)
    case refused(Refusal)
}

/// A session wants what waits in its inbox behind `after`.
package struct InboxRequest: Hashable, Sendable {
    /// Whispers in one answer.
    package static let most = 16

    package let session: SessionID
    package let reader: IdentityKey
    package let after: EntryNumber

    package init(session: SessionID, reader: IdentityKey, after: EntryNumber) {
        self.session = session
        self.reader = reader
        self.after = after
    }
}

/// A stretch of an inbox, in order, up to and including `through`; where there is `more` it comes behind that.
package struct InboxPage: Hashable, Sendable {
    package let whispers: [IncomingWhisper]
    package let through: EntryNumber
    package let more: Bool

    package init(_ whispers: [IncomingWhisper], through: EntryNumber, more: Bool) {
        self.whispers = whispers
        self.through = through
        self.more = more
    }
}
