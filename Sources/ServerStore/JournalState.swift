import GRDB
import PeerChannels
import ServerCore
import SottoModel

/// What the writer knows without asking the file: where each room ends, which number is next, who has which name.
struct JournalState: Sendable {
    private static let mostMemberships = 10_000

    var next: UInt64
    var tips: Layered<RoomID, RoomTip>
    var names: NameDirectory
    /// Which keys are over.
    var register = KeyRegister()
    /// Of sealed rooms in which something was changed lately; the others are folded from their chains again.
    private(set) var memberships: [RoomID: Membership] = [:]
    /// Names that were given out while nothing could be written.
    var unsaved: Set<UserName> = []
    /// Rooms that end elsewhere since the last commit.
    var moved: [RoomID: RoomName] = [:]

    /// - Parameter base: the first number to give, above all that are stored.
    init(base: UInt64, tips: [RoomID: RoomTip], names: NameDirectory, register: KeyRegister = KeyRegister()) {
        next = base
        self.tips = Layered(tips)
        self.names = names
        self.register = register
    }

    mutating func note(_ membership: Membership, of room: RoomID) {
        if memberships.count >= Self.mostMemberships, memberships[room] == nil { memberships = [:] }
        memberships[room] = membership
    }

    /// What changed in a transaction has come to stay.
    mutating func settle() {
        tips.merge()
        names.merge()
    }

    /// How each room ends that has moved.
    var ends: [TipRecord.Line] {
        moved.compactMap { room, name in
            tips[room].map { .init(room: Int64(clamping: room.rawValue), name: name.text, tip: $0) }
        }
    }
}
