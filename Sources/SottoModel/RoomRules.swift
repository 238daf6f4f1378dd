/// What holds in a room, as somebody who comes in is told.
package struct RoomRules: Hashable, Sendable {
    /// Only who is invited comes in.
    package var isPrivate = false
    /// Only members read what is said, and not the server.
    package var isSealed = false
    /// Between two messages of one person; 0: no limit.
    package var slowSeconds = 0
    package var operators: [IdentityKey] = []
    /// Whether whoever is told may order here.
    package var mayOrder = false
    package var retention = Retention()
    /// Bytes of all rooms together, beyond which the earliest entries go; nil: no end.
    package var quota: Int64?

    package init() {}
}

/// How long entries are kept; whichever ends first. nil: no end.
package struct Retention: Hashable, Sendable {
    package var seconds: Int64?
    package var entries: Int?

    package init(seconds: Int64? = nil, entries: Int? = nil) {
        self.seconds = seconds
        self.entries = entries
    }

    /// Whether everything is kept for good.
    package var isEndless: Bool { self == Retention() }

    /// What holds where somebody else keeps things so long.
    package func within(_ other: Retention) -> Retention {
        Retention(
            seconds: [seconds, other.seconds].compactMap { $0 }.min(),
            entries: [entries, other.entries].compactMap { $0 }.min())
    }
}

/// A room as a list of rooms shows it.
package struct ListedRoom: Hashable, Sendable {
    package let name: RoomName
    package let topic: String
    package let count: Int
    package let isPrivate: Bool

    package init(name: RoomName, topic: String, count: Int, isPrivate: Bool) {
        self.name = name
        self.topic = topic
        self.count = count
        self.isPrivate = isPrivate
    }
}

/// A stretch of the list, by name; where there are `more` they come after its last.
package struct RoomList: Hashable, Sendable {
    package let rooms: [ListedRoom]
    package let more: Bool

    package init(rooms: [ListedRoom], more: Bool) {
        self.rooms = rooms
        self.more = more
    }
}
