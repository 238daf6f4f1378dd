import SottoModel

/// When the rooms go to the disk: at once where one is in others than before; what was read there, which changes with
/// every line, a moment later.
struct SavedRooms {
    /// What was read in so long may be taken for unread after a crash.
    private static let rest = Duration.seconds(1)

    private var saved: [RoomMark]
    /// When to ask again; nil where all of it is on the disk.
    private(set) var dueAt: ContinuousClock.Instant?

    init(_ saved: [RoomMark]) {
        self.saved = saved
    }

    /// - Parameter isLast: nobody will ask again.
    /// - Returns: whether these are to be saved now.
    mutating func isDue(_ rooms: [RoomMark], at now: ContinuousClock.Instant, isLast: Bool = false) -> Bool {
        guard rooms != saved else {
            dueAt = nil
            return false
        }
        let due = dueAt ?? now + Self.rest
        guard isLast || due <= now || !isOnlyRead(rooms) else {
            dueAt = due
            return false
        }
        (saved, dueAt) = (rooms, nil)
        return true
    }

    /// Whether nothing but what was read has changed.
    private func isOnlyRead(_ rooms: [RoomMark]) -> Bool {
        rooms.elementsEqual(saved) { $0.name == $1.name && $0.isShown == $1.isShown }
    }
}
