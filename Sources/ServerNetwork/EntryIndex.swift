import SottoModel

/// Which entry of which room begins where in the arena: what a connection has missed when its ranges are dropped.
struct EntryIndex {
    private struct Mark {
        let offset: UInt64
        let room: RoomID
        let prev: EntryNumber
    }

    private var marks: [Mark] = []
    private var first = 0
    /// Nothing is known before this offset.
    private(set) var forgotten: UInt64 = 0

    mutating func note(_ room: RoomID, prev: EntryNumber, at offset: UInt64) {
        marks.append(Mark(offset: offset, room: room, prev: prev))
    }

    /// Forgets what lies before the arena's oldest range.
    mutating func forget(before offset: UInt64) {
        forgotten = offset
        while first < marks.count, marks[first].offset < offset { first += 1 }
        guard first > 4096, first > marks.count / 2 else { return }
        marks.removeFirst(first)
        first = 0
    }

    /// - Returns: the entry before the first one of this room at or behind `offset`; nil where there is none.
    func entry(before offset: UInt64, in room: RoomID) -> EntryNumber? {
        marks[first...].first { $0.offset >= offset && $0.room == room }?.prev
    }
}
