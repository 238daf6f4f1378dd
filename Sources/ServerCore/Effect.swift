package import SottoModel

/// What the state wants done. The hub obeys, in order, under its lock.
package enum Effect: Hashable, Sendable {
    case lane(Int, LaneItem)
    case journal(JournalWork)
    case look(SessionID, PastQuestion)
    /// The answer to whoever administers the machine.
    case ruled(Ruling)
}

/// What a loop finds in its mailbox. A loop's own tables change by these alone, so that a membership begins and
/// ends at its right place among the messages.
package enum LaneItem: Hashable, Sendable {
    /// An entry for every member of the room on this loop.
    case entry(RoomID, Entry)
    case presence(RoomID, PresenceChange, count: Int)
    /// Every member of the room on this loop forgets what this person said there.
    case erased(RoomID, IdentityKey)
    /// The session becomes a member; entries after `after` and up to `joined.last` come from the history.
    case joined(SessionID, Joined, after: EntryNumber?)
    case left(SessionID, RoomID)
    case direct(SessionID, ServerEvent)
    /// A proposal of this session has its outcome: so many bytes less are in flight.
    case settled(SessionID, bytes: Int)
    case page(SessionID, RoomID, Page)
    /// What the session wanted to know of the past; nil where it may not know. It may ask again.
    case answer(SessionID, ServerEvent?)
    case close(SessionID, CloseReason)
    /// Nothing refers to the session's slot any more.
    case gone(SessionID)
    /// Nobody is listened to from there, and who is there already is cut, but operators.
    case banned(Source, until: Timestamp?)
    case unbanned(Source)
    /// The journal has caught up: those who waited for it may be read again.
    case resume
    /// The server stops: everybody is told, and everything pending goes out first.
    case closeAll(CloseReason)

    /// What it weighs in a mailbox, in bytes, near enough.
    package var weight: Int {
        switch self {
        case .entry(_, let entry): entry.body.byteCount + 200
        case .page(_, _, let page), .answer(_, .earlier(_, let page)?),
            .answer(_, .chain(_, let page)?):
            page.entries.reduce(200, Self.weight)
        case .answer(_, .hits(let hits)?): hits.hits.lazy.map(\.entry).reduce(200, Self.weight)
        case .direct(_, .whisper(let whisper)): whisper.sealed.count + 200
        case .direct(_, .relay(_, _, let sealed)): RelayWindow.weight(of: sealed)
        case .direct(_, .rooms(let list)): list.rooms.reduce(200) { $0 + $1.topic.utf8.count + 200 }
        default: 200
        }
    }

    private static func weight(_ sum: Int, _ entry: Entry) -> Int {
        sum + entry.body.byteCount + 200
    }
}

package enum PresenceChange: Hashable, Sendable {
    case joined(Person)
    case left(Person)
    /// They came in elsewhere, and may be back in the room in a moment.
    case replaced(Person)
    case renamed(Rename)
}
