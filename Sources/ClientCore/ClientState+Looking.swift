internal import SottoModel

/// Which room is looked at, and which part of it.
extension ClientState {
    /// Rooms lie in a ring.
    mutating func show(room index: Int) {
        let next = (index % rooms.count + rooms.count) % rooms.count
        if next != active, rooms.indices.contains(active) {
            lookAway()
            lastRoom = room.name
        }
        active = next
        logSearch = nil
        if case .log = focus { focus = .input }
        if room.scroll == .bottom { noteAllSeen() }
    }

    mutating func show(_ scroll: Scroll) {
        rooms[active].scroll = scroll
        if scroll == .bottom { noteAllSeen() }
    }

    /// The next room with something new, in the ring; those that speak of us come before the others, and those where
    /// something was begun and not sent come last.
    mutating func showNextUnread() {
        let others = (1..<rooms.count).map { (active + $0) % rooms.count }
        let next =
            others.first { rooms[$0].mentions > 0 } ?? others.first { rooms[$0].unseen > 0 }
            ?? others.first { !rooms[$0].composer.isEmpty }
        if let next { show(room: next) }
    }

    private mutating func noteAllSeen() {
        rooms[active].unseen = 0
        rooms[active].mentions = 0
        rooms[active].found = nil
        rooms[active].noteRead()
        rooms[active].trim()
    }
}
