package import SottoModel

/// A step of erasing somebody: entries of theirs, or, without any, all but their words: name, whispers, standing.
package enum Erasure: Hashable, Sendable {
    /// Who they were. They are out, and whoever is in one of these rooms forgets what they said there.
    case account(IdentityKey, rooms: Set<RoomID>)
    /// Some of what they said.
    case words(IdentityKey, [EntryNumber])

    package var isOfAccount: Bool {
        if case .account = self { true } else { false }
    }

    /// What it weighs in the journal's queue, in bytes, near enough.
    var weight: Int {
        switch self {
        case .account(_, let rooms): 300 + 8 * rooms.count
        case .words(_, let numbers): 300 + 8 * numbers.count
        }
    }
}

extension ServerState {
    /// - Parameter topics: of the rooms that lost something, as they are since; nil where nothing could be written.
    mutating func erased(_ erasure: Erasure, topics: [RoomID: String]?, into effects: inout [Effect]) {
        guard let topics else { return effects.append(.ruled(.refused(.notPossible))) }
        for (room, topic) in topics {
            rooms[room]?.topic = topic
            changes.note(room)
        }
        if case .account(let identity, let rooms) = erasure {
            forget(identity, &effects)
            tell(rooms.union(topics.keys), of: identity, &effects)
        }
        effects.append(.ruled(.done([])))
    }

    private func tell(_ rooms: Set<RoomID>, of identity: IdentityKey, _ effects: inout [Effect]) {
        for room in rooms.sorted(by: { $0.rawValue < $1.rawValue }) {
            for lane in self.rooms[room]?.lanes ?? [] { effects.append(.lane(lane, .erased(room, identity))) }
        }
    }

    private mutating func forget(_ identity: IdentityKey, _ effects: inout [Effect]) {
        for session in sessions(of: identity) {
            end(session, &effects)
            effects.append(.lane(session, .close(session, .erased)))
        }
        policies[identity] = nil
        for room in rooms.keys { rooms[room]?.fold.set(Standing(), of: identity) }
    }
}
