package import SottoModel

/// What whoever keeps a list of rooms asks of the state, so much at a time.
extension ServerState {
    package mutating func takeRoomChanges(_ limit: Int) -> [RoomChange] {
        let taken = changes.take(limit) { [rooms] in rooms[$0] != nil }
        return taken.map { id in
            guard let room = rooms[id] else { return .gone(id) }
            return .listed(
                id,
                ListedRoom(
                    name: room.name, topic: room.topic, count: room.roster.count, isPrivate: room.fold.isPrivate))
        }
    }

    /// Which of these rooms a session may see: those it is in, or may come in.
    package func visible(_ ids: [RoomID], to session: SessionID, at now: Timestamp) -> Set<RoomID> {
        guard let member = sessions[session] else { return [] }
        return Set(ids.filter { refusal(toEnter: $0, member, at: now) == nil && rooms[$0] != nil })
    }
}
