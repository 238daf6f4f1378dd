package import SottoModel
package import Text

/// What happens to a client. The program turns network events, signals and keys into these.
package enum ClientEvent: Equatable, Sendable {
    /// The first event: connect for the first time.
    case start
    /// The network is resolving, connecting or shaking hands.
    case connecting
    /// The server's key is on no list; the connection is closed already.
    case serverKeyUnknown(fingerprint: String)
    /// The server's key is not the pinned one; the connection is closed already.
    case serverKeyChanged(fingerprint: String, pinned: String)
    /// The channel stands; the next thing to say is Hello.
    case online
    /// The key that the server showed, and whether it lets in only who is invited.
    case wayIn(ChannelKey, isClosed: Bool)
    case server(ServerEvent)
    /// A whisper, opened by the program; the number is its place in the inbox that the server holds.
    case whisper(from: Person, MessageID, at: Timestamp, EntryBody, number: EntryNumber)
    /// A whisper that came from one who is there, on a channel of the two.
    case talked(from: Person, MessageID, at: Timestamp, EntryBody)
    /// They have an own whisper, by their own word.
    case receipt(MessageID)
    /// They could not be talked to; these of theirs go as letters.
    case unreached(IdentityKey, [MessageID])
    /// What goes between the two was tampered with.
    case caught(WhisperFault, with: Person)
    /// A whisper that cannot be opened.
    case unreadable(WhisperFault, from: Person, MessageID, number: EntryNumber)
    /// A message of a sealed room can be read now that could not before.
    case opened(RoomID, MessageID, EntryBody)
    /// The sealed room that the server shows is not the one that was meant.
    case roomRefused(RoomName, RoomFault)
    /// One is invited to a sealed room of that name, and is in an open one.
    case openInstead(RoomName)
    /// A letter about a sealed room's keys has done its work; the number is its place in the inbox.
    case keysTaken(MessageID, number: EntryNumber)
    /// What to compare with somebody: digits, and the same as words of each language.
    case safetyNumber(Person, String, english: String, korean: String)
    /// What people have signed about keys of theirs; the program has verified it.
    case keysSigned([KeyStatement])
    /// The server says that something was signed by this key, which it was not.
    case keysForged(IdentityKey)
    /// A whisper was not sealed, and so not sent.
    case unsealed(MessageID, Refusal)
    case disconnected(Disconnect)
    /// The time that ``ClientEffect/retry(after:)`` asked for is over.
    case retryDue
    /// The time that ``ClientEffect/speak(after:)`` asked for is over.
    case restOver
    /// The machine slept, or the program was stopped, and goes on.
    case wokeUp
    /// The time that ``ClientEffect/expectAnswer(within:)`` gave is over.
    case answerOverdue
    /// These messages are on the disk.
    case onDisk([MessageID])
    /// The disk did not take something.
    case diskFailed(Phrase)
    /// The editor has left this.
    case edited(String)
    /// The editor did not work.
    case notEdited(Phrase)
    /// A binding has these keys from now on, as they are to be written.
    case bound(String, keys: String)
    /// Something could not be set, or not be written down.
    case notSet(Phrase)
    /// The browser did not start.
    case notOpened(Phrase)
    /// What the speller says of words that ``ClientEffect/spell(_:)`` asked about.
    case spelt([Spelt])
    /// The speller is asked no more.
    case spellerGone(Phrase)
    /// What went over the wire, as long as somebody watches.
    case wire([WireFrame], WireDepths)
    /// A signal asks for a clean end.
    case terminate
    case action(UserAction)

    /// Whether it is a key in the input line and nothing else.
    var isTyping: Bool {
        if case .action(.edit) = self { true } else { false }
    }
}

/// Why there is no connection any more, or none came about.
package enum Disconnect: Hashable, Sendable {
    case unresolved
    case refused
    case unreachable
    case timedOut
    /// The server was reached and said nothing: so a closed one treats whoever has no door.
    case unanswered
    /// The stream ended without a close.
    case cut
    case closed(CloseReason)
    case protocolError
    case wrongVersion(older: Side)

    package enum Side: Hashable, Sendable {
        case client, server
    }
}
