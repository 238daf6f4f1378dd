/// What is looked for in the record of rooms.
package struct SearchQuery: Hashable, Sendable {
    /// The client's own, repeated in the answer.
    package let token: UInt64
    /// nil: every room the asker is in.
    package let room: RoomID?
    package let text: String
    /// Only entries before this one; nil from the latest on.
    package let before: EntryNumber?

    package init(token: UInt64, room: RoomID?, text: String, before: EntryNumber? = nil) {
        self.token = token
        self.room = room
        self.text = text
        self.before = before
    }
}

/// What was found, the latest first; where there is `more` it is before the last.
package struct SearchHits: Hashable, Sendable {
    package struct Hit: Hashable, Sendable {
        package let room: RoomName
        package let entry: Entry

        package init(room: RoomName, entry: Entry) {
            self.room = room
            self.entry = entry
        }
    }

    package let token: UInt64
    package let hits: [Hit]
    package let more: Bool

    package init(token: UInt64, hits: [Hit], more: Bool) {
        self.token = token
        self.hits = hits
        self.more = more
    }
}
