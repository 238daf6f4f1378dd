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
