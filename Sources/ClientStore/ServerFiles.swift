package import Posix
package import SottoModel

/// What is kept of the conversations with one server, in sealed files that bear its name in cipher.
///
///     outbox-…      own messages without a ✓, those with a ✗ too
///     whispers-…    the own log of whispers, where there is to be one
///     rooms-…       the rooms one is in, and how far each was read
///     peers-…       whose keys are pinned, and which whispers came
///     sealed-…      who is in sealed rooms, and what opens what is said there
package struct ServerFiles: ~Copyable {
    private var outbox: KeptOutbox
    private var log: OwnLog?
    private var rooms: KeptRooms?
    private var peers: KeptPeers
    private var sealed: KeptSealedRooms

    private init(
        _ outbox: consuming KeptOutbox, _ log: consuming OwnLog?, _ rooms: consuming KeptRooms?,
        _ peers: consuming KeptPeers, _ sealed: consuming KeptSealedRooms
    ) {
        self.outbox = outbox
        self.peers = peers
        self.sealed = sealed
        self.log = log
        self.rooms = rooms
    }

    /// - Parameter recall: gets what the files hold.
    package static func open(
        in folder: String, of server: ServerAddress, under state: StateKey, _ rules: KeepingRules, now: Timestamp,
        recall: inout Recall
    ) throws(FileError) -> ServerFiles {
        func path(_ kind: String) -> String { "\(folder)/\(kind)-\(state.fileName(of: server))" }
        let outbox = try KeptOutbox(path("outbox"), under: state, damage: &recall.damage)
        (recall.recollection.outbox, recall.recollection.refused) = (outbox.messages, outbox.refused)
        var log: OwnLog?
        if let rules = rules.ownLog {
            log = try OwnLog.open(
                path("whispers"), rules, under: state, now: now, whispers: &recall.recollection.whispers,
                damage: &recall.damage)
        }
        var rooms: KeptRooms?
        if rules.keepsRooms {
            rooms = try KeptRooms(
                path("rooms"), under: state, rooms: &recall.recollection.rooms, damage: &recall.damage)
        }
        let peers = try KeptPeers(
            path("peers"), under: state, now: now, peers: &recall.recollection.peers, seen: &recall.recollection.seen,
            damage: &recall.damage)
        let sealed = try KeptSealedRooms(
            path("sealed"), under: state, records: &recall.sealedRooms, damage: &recall.damage)
        return ServerFiles(outbox, log, rooms, peers, sealed)
    }

    /// Each is called with whatever there is; nothing is asked of the disk for nothing.
    mutating func take(outbox records: [OutboxRecord]) throws(FileError) -> [MessageID] {
        try outbox.take(records)
    }

    /// - Returns: those that need not be held anywhere else: all of them, where no log is to be kept.
    mutating func take(whispers: [KeptWhisper], now: Timestamp) throws(FileError) -> [MessageID] {
        try log?.take(whispers, now: now) ?? whispers.map(\.id)
    }

    mutating func take(rooms new: [RoomMark]) throws(FileError) {
        try rooms?.take(new)
    }

    mutating func take(peers new: [PeerRecord]) throws(FileError) {
        try peers.take(new)
    }

    mutating func take(sealedRooms new: [[UInt8]]) throws(FileError) {
        try sealed.take(new)
    }

    mutating func replaceSealedRooms(by records: [[UInt8]]) throws(FileError) {
        try sealed.replace(by: records)
    }

    mutating func eraseWhispers() throws(FileError) {
        try log?.erase()
    }
}

/// What a client is to keep of conversations, beside its outbox.
package struct KeepingRules: Hashable, Sendable {
    /// nil keeps no log of whispers, and reads none.
    package let ownLog: OwnLogRules?
    /// A pipe is in the rooms it is told to be in, and leaves those of the screen as they are.
    package let keepsRooms: Bool

    package init(ownLog: OwnLogRules?, keepsRooms: Bool) {
        self.ownLog = ownLog
        self.keepsRooms = keepsRooms
    }
}

/// What was kept, and what of it could not be read.
package struct Recall: Hashable, Sendable {
    package var recollection = Recollection()
    /// Records that were given to ``StateDirectory/save(sealedRoom:)``, in their order.
    package var sealedRooms: [[UInt8]] = []
    package var damage: [Damage] = []

    package init() {}
}
