package import SottoModel

/// Work for the journal's one writer, done in the order it was put. Docs/Architecture.md "The journal".
package enum JournalWork: Hashable, Sendable {
    case propose(Proposal)
    case claim(Claim)
    case whisper(Letter)
    /// Whispers of this inbox are with their reader, up to this number.
    case taken(IdentityKey, through: EntryNumber)
    case inbox(InboxRequest)
    case prefer(IdentityKey, WhisperPolicy)
    /// Who owns a name that nobody who is there goes by.
    case find(Lookup)
    /// Under which key somebody who is away can be written to.
    case card(CardRequest)
    case decide(Decision)
    /// Somebody has signed this about a key of theirs.
    case state(KeyStatement)
    /// First entries of rooms are kept no longer, up to these.
    case remove([RoomID: EntryNumber])
    case erase(Erasure)
    /// Nothing new; what could not be kept is to be tried again.
    case retry

    /// What it weighs in a queue, in bytes.
    package var weight: Int {
        switch self {
        case .propose(let proposal): proposal.weight
        case .whisper(let letter): letter.sealed.count + 300
        case .claim, .taken, .inbox, .prefer, .find, .card, .state, .retry: 300
        case .remove(let ends): 300 + 16 * ends.count
        case .erase(let erasure): erasure.weight
        case .decide: 1000
        }
    }
}

/// What the journal made of it.
package enum JournalResult: Hashable, Sendable {
    case proposal(Proposal, Settlement)
    case claim(Claim, ClaimAnswer)
    case whisper(Letter, LetterSettlement)
    case inbox(InboxRequest, InboxPage)
    case found(Lookup, Person?)
    case card(CardRequest, KeyCard?)
    case decision(Decision, Ruling)
    /// It holds from now on.
    case stated(KeyStatement)
    /// - Parameter topics: of the rooms that lost something, as they are since; nil where it could not be done.
    case erased(Erasure, topics: [RoomID: String]?)
}

/// Somebody asks who goes by a name.
package struct Lookup: Hashable, Sendable {
    package let session: SessionID
    package let name: UserName

    package init(session: SessionID, name: UserName) {
        self.session = session
        self.name = name
    }
}

/// Somebody asks under which key a person can be written to.
package struct CardRequest: Hashable, Sendable {
    package let session: SessionID
    package let identity: IdentityKey

    package init(session: SessionID, identity: IdentityKey) {
        self.session = session
        self.identity = identity
    }
}
