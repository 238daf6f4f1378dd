/// A whisper as it reaches its reader.
package struct IncomingWhisper: Hashable, Sendable {
    package let from: Person
    package let id: MessageID
    package let at: Timestamp
    /// What the two of them alone are to read.
    package let sealed: [UInt8]
    /// Its place in the reader's inbox, which holds it until it is answered as taken.
    package let number: EntryNumber

    package init(from: Person, id: MessageID, at: Timestamp, sealed: [UInt8], number: EntryNumber) {
        self.from = from
        self.id = id
        self.at = at
        self.sealed = sealed
        self.number = number
    }
}

/// Why a whisper that came cannot be read.
package enum WhisperFault: Hashable, Sendable {
    /// Altered on the way, under another id than its own, sent back, or meant for somebody else.
    case altered
    /// Not written by who is said to have written it.
    case forged
    /// So old that it may have come before: what came is remembered for as long as a server holds it, and a week.
    case stale
    /// Something that went before it on its channel did not come.
    case missing
    /// It came before on its channel.
    case repeated
    /// Of a form that this version does not know, or of one that the server could read.
    case unknownForm
}
