package import SottoModel

/// What somebody wants to know of the past. It is answered beside the journal, and decided upon here: of rooms the
/// asker is not in nothing is said.
package enum PastQuestion: Hashable, Sendable {
    /// The entries just before one.
    case earlier(RoomID, before: EntryNumber)
    /// Links of a sealed room's chain, behind an entry.
    case chain(RoomID, after: EntryNumber)
    /// In these rooms and no others.
    case search(SearchQuery, in: [RoomID: RoomName])
}

extension ServerState {
    func history(_ session: SessionID, _ room: RoomID, before: EntryNumber, _ effects: inout [Effect]) {
        guard sessions[session]?.rooms.contains(room) == true else {
            return effects.append(.lane(session, .answer(session, nil)))
        }
        effects.append(.look(session, .earlier(room, before: before)))
    }

    func chain(_ session: SessionID, _ room: RoomID, after: EntryNumber, _ effects: inout [Effect]) {
        guard sessions[session]?.rooms.contains(room) == true, rooms[room]?.fold.isSealed == true else {
            return effects.append(.lane(session, .answer(session, nil)))
        }
        effects.append(.look(session, .chain(room, after: after)))
    }

    func search(_ session: SessionID, _ query: SearchQuery, _ effects: inout [Effect]) {
        guard let member = sessions[session] else { return effects.append(.lane(session, .answer(session, nil))) }
        let asked = query.room.map { member.rooms.intersection([$0]) } ?? member.rooms
        let names = asked.compactMap { id in rooms[id].map { (id, $0.name) } }
        effects.append(.look(session, .search(query, in: Dictionary(uniqueKeysWithValues: names))))
    }
}
