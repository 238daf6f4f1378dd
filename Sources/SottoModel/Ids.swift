/// A room as the server numbers it. Stable while the room exists; clients learn it by joining.
package struct RoomID: Hashable, Sendable {
    package let rawValue: UInt64

    package init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }
}

/// An entry's place in its room: rising, not dense, below 2^53.
package struct EntryNumber: Hashable, Sendable, Comparable {
    /// Before every entry.
    package static let zero = EntryNumber(0)

    package let rawValue: UInt64

    package init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }

    package static func < (left: EntryNumber, right: EntryNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Wall time in milliseconds since 1970-01-01 UTC. For showing; deadlines run on the monotonic clock.
package struct Timestamp: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
