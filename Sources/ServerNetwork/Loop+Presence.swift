import NIOCore
import ServerCore
import SottoModel
import SottoWire

extension Loop {
    /// How long somebody who came in elsewhere has for coming back into a room before others see that they left it.
    private static var absence: TimeAmount { .seconds(2) }

    /// Changes wait for others; a small room hears of them sooner.
    func gather(_ change: PresenceChange, _ count: Int, _ room: RoomID) {
        guard rooms[room] != nil else { return }
        let isShown = rooms[room]?.presence.add(change, count: count) ?? false
        if case .replaced(let person) = change { expectBack(person.identity, in: room) }
        if isShown { spreadSoon(room, count) }
    }

    private func spreadSoon(_ room: RoomID, _ count: Int) {
        guard rooms[room]?.presenceIsDue == false else { return }
        rooms[room]?.presenceIsDue = true
        let delay: TimeAmount =
            count <= 64 ? .milliseconds(50) : count <= limits.rosterShown ? .milliseconds(500) : .seconds(1)
        eventLoop.assumeIsolated().scheduleTask(in: delay) { [self] in spreadPresence(room) }
    }

    /// A reader that was overrun has lost what changed meanwhile: it gets the list anew, from its beginning.
    func refreshRoster(of connection: Connection, in room: RoomID) {
        guard let index = connection.memberships[room], let member = rooms[room]?.members[index],
            member.lacksPresence, member.behind == nil
        else { return }
        rooms[room]?.setLacksPresence(false, at: index)
        submit(connection.id, .roster(room, after: 0, isFresh: true))
    }

    private func expectBack(_ identity: IdentityKey, in room: RoomID) {
        eventLoop.assumeIsolated().scheduleTask(in: Self.absence) { [self] in
            guard let count = rooms[room]?.presence.giveUp(identity) else { return }
            spreadSoon(room, count)
        }
    }

    private func spreadPresence(_ room: RoomID) {
        rooms[room]?.presenceIsDue = false
        while rooms[room]?.presence.isEmpty == false {
            guard let delta = rooms[room]?.presence.take(shown: limits.rosterShown) else { return }
            spread(delta, in: room)
        }
        flush()
    }

    private func spread(_ delta: PresenceDelta, in room: RoomID) {
        let envelope = ServerCodec.encode(.presence(room, delta))
        recycle(for: envelope)
        spreadRun(room)
        let range = arena.append(envelope)
        guard let table = rooms[room] else { return }
        // Also to who is fed by pages: the list they were shown is as old as their place in the room.
        for member in table.members where !member.lacksPresence { hand(range, to: member, in: table) }
    }
}
