package import ServerCore
package import SottoModel

/// A stretch of a room's record that a session wants, up to about `bytes`.
package struct PageRequest: Hashable, Sendable {
    package enum Stretch: Hashable, Sendable {
        /// What follows an entry; nil for somebody new, who gets the last lines.
        case after(EntryNumber?)
        /// The lines just before an entry, for somebody who reads back.
        case before(EntryNumber)
        /// The links of a sealed room's chain that follow an entry.
        case links(after: EntryNumber)
    }

    package let session: SessionID
    package let room: RoomID
    package let stretch: Stretch
    package let bytes: Int

    package init(session: SessionID, room: RoomID, after: EntryNumber?, bytes: Int) {
        self.session = session
        self.room = room
        stretch = .after(after)
        self.bytes = bytes
    }

    package init(session: SessionID, room: RoomID, before: EntryNumber, bytes: Int) {
        self.session = session
        self.room = room
        stretch = .before(before)
        self.bytes = bytes
    }

    package init(session: SessionID, room: RoomID, linksAfter after: EntryNumber, bytes: Int) {
        self.session = session
        self.room = room
        stretch = .links(after: after)
        self.bytes = bytes
    }
}

/// What somebody looks for, and where they may.
package struct SearchRequest: Hashable, Sendable {
    package let session: SessionID
    package let query: SearchQuery
    package let rooms: [RoomID: RoomName]

    package init(session: SessionID, query: SearchQuery, rooms: [RoomID: RoomName]) {
        self.session = session
        self.query = query
        self.rooms = rooms
    }
}
