package import SottoModel
package import Text

/// A line's own sign while it is in the log.
package enum LineID: Hashable, Sendable {
    /// Rising along the log, not dense.
    case settled(UInt64)
    /// An own message that has no ✓ yet.
    case waiting(MessageID)
}

/// One thing in the log, of as many rows as it needs.
package struct LogLine: Equatable, Sendable {
    package internal(set) var id: LineID
    package internal(set) var at: Timestamp
    package internal(set) var content: Content
    package internal(set) var delivery: Delivery
    /// Where it stands in its room; nil for what has no number.
    var number: EntryNumber?
    /// What it is known by on the wire; nil for what is only here.
    package internal(set) var message: MessageID?
    /// Shown again from an earlier run: what came earlier still goes before it.
    var isRecollected = false

    package enum Content: Equatable, Sendable {
        case entry(Person, EntryBody)
        case whisper(Whisper)
        case presence(PresenceFold)
        case notice(Phrase)
        case problem(Phrase)
        /// A line of a room's record that somebody looked for, for a program that prints.
        case found(RoomName, Entry)
        /// Something asked of the server that is in no record; its sign says what came of it.
        case request(Phrase)
    }
}

/// How far a message got. Says nothing about trust.
package enum Delivery: Equatable, Sendable {
    /// Not a message, or somebody else's.
    case none
    /// Not yet on the disk here.
    case unsaved
    /// In the outbox, on the disk here.
    case waiting
    case kept
    /// In the inbox of somebody who is away.
    case held
    /// Seen by those who were there; the server could not write it down.
    case notKept
    /// The server had it once and has it no more.
    case lost
    case refused(Refusal)

    var isRefused: Bool {
        if case .refused = self { true } else { false }
    }
}

/// A message to one person.
package struct Whisper: Equatable, Sendable {
    package let direction: Direction
    /// Who it came from, or goes to.
    package let peer: UserName
    package let body: EntryBody
    /// nil where it is not known yet who it goes to, and of earlier versions.
    package internal(set) var trust: Trust?

    package enum Direction: Equatable, Sendable {
        case received(IdentityKey)
        case sent
    }
}
