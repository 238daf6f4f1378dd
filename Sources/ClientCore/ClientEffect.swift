package import SottoModel

/// What the program is to do. Values, so that tests can compare them.
package enum ClientEffect: Equatable, Sendable {
    case connect
    /// Send ``ClientEvent/retryDue`` after that time.
    case retry(after: Duration)
    case disconnect
    case send(ClientRequest)
    /// Found a sealed room, or come into it where it is there: its beginning is the program's to sign.
    case found(RoomName, after: EntryNumber?)
    /// Seal as a letter and send.
    case whisper(to: IdentityKey, MessageID, EntryBody)
    /// Send on a channel of the two, and as a letter where that does not go; then send ``ClientEvent/receipt(_:)`` or
    /// ``ClientEvent/unreached(_:_:)``.
    case talk(to: IdentityKey, MessageID, EntryBody)
    /// Tell them that these of theirs, which came by talk, are kept here.
    case acknowledge(IdentityKey, [MessageID])
    /// Pin the key that was shown last, then connect again.
    case trustServer
    /// Put an own message on the disk, and say ``ClientEvent/onDisk(_:)`` when it is there. A later one of the same
    /// id takes its place.
    case keep(OwnMessage)
    /// Note on the disk that it was refused: the next run shows it, and does not send it.
    case keepRefusal(MessageID, Refusal)
    /// Take an own message off the disk: it is acknowledged, sent again by another id, or given up.
    case forget(MessageID)
    /// Put a whisper into the own log, and say ``ClientEvent/onDisk(_:)`` when it is there.
    case log(KeptWhisper)
    /// Empty the own log of whispers.
    case eraseWhispers
    /// Send ``ClientEvent/answerOverdue`` after that time.
    case expectAnswer(within: Duration)
    /// Send ``ClientEvent/restOver`` after that time, or after an earlier one that was asked for.
    case speak(after: Duration)
    /// Remember the name for the next start.
    case saveName(UserName)
    /// Remember whose key that is, and whether it was compared.
    case savePeer(Peer)
    /// Compute the number that one compares with them, and send ``ClientEvent/safetyNumber(_:_:english:korean:)``.
    case showSafetyNumber(Person)
    /// Remember who is ignored.
    case saveIgnored([Person])
    /// Remember whose whispers are taken.
    case savePolicy(WhisperPolicy)
    /// Write a setting into the settings file, or take it out of there.
    case saveSetting(String, String?)
    /// Read the keys for a binding, and send ``ClientEvent/bound(_:keys:)`` or ``ClientEvent/notSet(_:)``.
    case bind(String, keys: String)
    /// Lend the terminal to the person's editor with this text, and send ``ClientEvent/edited(_:)`` or
    /// ``ClientEvent/notEdited(_:)`` when it is back.
    case openEditor(String)
    /// Ask the speller about words, and send ``ClientEvent/spelt(_:)`` or ``ClientEvent/spellerGone(_:)``.
    case spell([String])
    case notify(Notice)
    /// Put a text into the clipboard.
    case copy(String)
    /// Show an address of the web in the person's browser.
    case open(String)
    /// Tell what goes over the wire by ``ClientEvent/wire(_:_:)``, beginning with the handshake; or no longer.
    case watchWire(Bool)
    case suspend
    /// Paint the whole screen anew, whatever is thought to be on it.
    case redraw
    case quit(Exit)
}

/// How the program ends.
package enum Exit: Hashable, Sendable {
    /// The person left.
    case left
    /// A signal ended it.
    case terminated
}
