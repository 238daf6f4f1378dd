package import SottoModel

/// The sealed rooms that somebody has on a server: those they founded, are in, were in, or are invited to.
///
/// Which room a name means is never the server's word: a room is taken for the one that its founder is, that an
/// invitation names, or that was there before.
package final class SealedRooms {
    /// Invitations; then the first goes. Of one host fewer, so that nobody crowds out another's.
    private static let (mostInvitations, mostOfOneHost) = (500, 10)
    /// Letters about rooms one has not come into yet.
    private static let mostEarly = 500

    private let own: IdentityKey
    private let rotations: [KeyRotation]
    private let server: ChannelKey
    private var rooms: [SealedRoomID: SealedRoom] = [:]
    private var invitations: [Invitation] = []
    private var early: [(letter: RoomLetter, author: IdentityKey)] = []

    private struct Invitation: Hashable {
        let room: SealedRoomID
        let name: RoomName
        let host: IdentityKey
    }

    /// - Parameters:
    ///   - rotations: by which one's key came to be, the earliest first.
    ///   - server: whose channel key goes into each room's id.
    ///   - kept: the records of earlier runs, in their order.
    package init(
        of own: IdentityKey, after rotations: [KeyRotation] = [], on server: ChannelKey, kept: [[UInt8]] = []
    ) {
        (self.own, self.rotations, self.server) = (own, rotations, server)
        for bytes in kept {
            if let (id, record) = RoomRecord.read(bytes) { restore(record, of: id) }
        }
        for room in rooms.values { room.endRestoring() }
    }

    package var all: [SealedRoom] { Array(rooms.values) }

    /// Whether one is in a room of that name, or one that looks like it.
    package func has(_ name: RoomName) -> Bool {
        rooms.values.contains { $0.name.skeleton == name.skeleton && $0.isOurs }
    }

    /// Whether somebody has invited to a sealed room of that name, or of one that looks like it.
    package func isInvited(to name: RoomName) -> Bool {
        invitations.contains { $0.name.skeleton == name.skeleton }
    }

    /// All that is worth keeping, as one would keep it today.
    package var records: [[UInt8]] {
        invitations.map { RoomRecord.invitation($0.name, by: $0.host).bytes(of: $0.room) }
            + rooms.values.flatMap(\.records)
    }

    private func restore(_ record: RoomRecord, of id: SealedRoomID) {
        switch record {
        case .genesis(let genesis): if rooms[id] == nil { rooms[id] = try? room(genesis) }
        case .invitation(let name, let host): invite(Invitation(room: id, name: name, host: host))
        default: rooms[id]?.restore(record)
        }
    }

    private func room(_ genesis: Genesis) throws(ChangeFault) -> SealedRoom {
        try SealedRoom(genesis, as: own, after: rotations)
    }

    private func invite(_ invitation: Invitation) {
        invitations.removeAll { $0.room == invitation.room }
        let ofHost = invitations.filter { $0.host == invitation.host }
        if ofHost.count >= Self.mostOfOneHost { invitations.removeAll { $0 == ofHost[0] } }
        invitations.append(invitation)
        if invitations.count > Self.mostInvitations { invitations.removeFirst() }
    }
}

extension SealedRooms {
    /// How a new room begins. It is one's own once the server has it.
    ///
    /// - Parameter nonce: 16 random bytes.
    package func found(
        _ name: RoomName, by founder: Person, as keys: borrowing PeerKeys, at now: Timestamp, nonce: [UInt8]
    ) -> Genesis {
        Genesis(of: name, by: founder, on: server, at: now, nonce: nonce).signed(by: keys)
    }

    /// Takes the room that the server shows under a name for the one that was meant, or says why not.
    package func enter(
        _ genesis: Genesis, called name: RoomName, at now: Timestamp
    ) throws(RoomFault) -> (room: SealedRoom, steps: [SealedRoom.Step]) {
        let id = genesis.id
        if let room = rooms[id] { return (room, []) }
        guard genesis.server == server, genesis.name.skeleton == name.skeleton else { throw .forged }
        let isOwn = ([own] + rotations.map(\.old)).contains(genesis.founder.identity)
        guard isOwn || invitations.contains(where: { $0.room == id }) else {
            throw .notInvited
        }
        guard let room = try? room(genesis) else { throw .forged }
        rooms[id] = room
        return (room, [.keep(RoomRecord.genesis(genesis).bytes(of: id))])
    }

    /// What came early, once the room's chain is known.
    package func catchUp(_ room: SealedRoom, at now: Timestamp) -> [SealedRoom.Step] {
        let letters = early.filter { $0.letter.room == room.id }
        early.removeAll { $0.letter.room == room.id }
        return letters.flatMap { room.take($0.letter, from: $0.author, at: now) }
    }

    /// - Parameter author: whose letter it was sealed in.
    package func take(_ letter: RoomLetter, from author: IdentityKey, at now: Timestamp) -> [SealedRoom.Step] {
        if let name = letter.invitation {
            invite(Invitation(room: letter.room, name: name, host: author))
            return [.keep(RoomRecord.invitation(name, by: author).bytes(of: letter.room))]
        }
        if let room = rooms[letter.room], room.membership.hasKnown(author) {
            return room.take(letter, from: author, at: now)
        }
        early.append((letter, author))
        if early.count > Self.mostEarly { early.removeFirst() }
        return []
    }
}
