package import SottoModel

/// A step of erasing somebody: entries of theirs, or, without any, all but their words: name, whispers, standing.
package struct Erasure: Hashable, Sendable {
    package let identity: IdentityKey
    package let numbers: [EntryNumber]

    package init(of identity: IdentityKey, _ numbers: [EntryNumber] = []) {
        self.identity = identity
        self.numbers = numbers
    }

    package var isOfAccount: Bool { numbers.isEmpty }
}

extension ServerState {
    /// What was erased is gone from the screens of whoever is there; the person is out.
    mutating func erased(_ erasure: Erasure, topics: [RoomID: String]?, into effects: inout [Effect]) {
        guard let topics else { return effects.append(.ruled(.refused(.notPossible))) }
        if erasure.isOfAccount { forget(erasure.identity, &effects) }
        for (room, topic) in topics.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            rooms[room]?.topic = topic
            changes.note(room)
            for (id, session) in sessions where session.rooms.contains(room) {
                effects.append(.lane(id, .direct(id, .erased(room, erasure.identity))))
            }
        }
        effects.append(.ruled(.done([])))
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
