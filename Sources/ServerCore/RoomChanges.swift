import SottoModel

/// Which rooms are not any more what a list of them says. A room that came and went in between is in no list.
struct RoomChanges: Sendable {
    private var changed: Set<RoomID> = []
    private var listed: Set<RoomID> = []

    mutating func note(_ id: RoomID) {
        changed.insert(id)
    }

    mutating func noteGone(_ id: RoomID) {
        if listed.contains(id) { changed.insert(id) } else { changed.remove(id) }
    }

    /// At most `limit` of them, for the list.
    mutating func take(_ limit: Int, exists: (RoomID) -> Bool) -> [RoomID] {
        let taken = Array(changed.prefix(limit))
        for id in taken {
            changed.remove(id)
            if exists(id) { listed.insert(id) } else { listed.remove(id) }
        }
        return taken
    }
}
