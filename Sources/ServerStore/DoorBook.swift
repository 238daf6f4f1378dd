package import SecureChannel
package import SottoModel

/// Which doors lead into a closed server: its own, of which the newest is handed out and earlier ones go on for a
/// while, and those of invites. A value; the clock is a parameter.
///
/// What is spent, revoked or over is taken out, and its secret with it.
package struct DoorBook: Sendable, Equatable {
    /// Milliseconds after which a new door of the server's own is made.
    package static let rotation: Int64 = 30 * Self.day
    /// Milliseconds for which an earlier one still leads in.
    package static let overlap: Int64 = 60 * Self.day
    /// Invites that may stand at once.
    package static let largestCount = 1000

    private static let day: Int64 = 24 * 3600 * 1000

    /// In the order they were made.
    package private(set) var doors: [KeptDoor] = []

    package init() {}

    init(_ doors: [KeptDoor]) {
        self.doors = doors
    }

    package var invites: [KeptDoor] { doors.filter { $0.kind != .own } }

    /// What is handed to whoever is let in; nil before the first `rotate`.
    package var current: Door? {
        doors.last { $0.kind == .own }?.door
    }

    /// The door of this id, where it leads in.
    package func door(_ id: DoorID, at now: Timestamp) -> Door? {
        doors.first { $0.door.id == id && $0.leadsIn(at: now) }?.door
    }

    package func isRotationDue(at now: Timestamp) -> Bool {
        guard let newest = doors.last(where: { $0.kind == .own }) else { return true }
        return newest.made.adding(Self.rotation) <= now
    }

    /// - Parameter new: handed out from now on; the one so far leads in for as long as the overlap.
    package mutating func rotate(to new: Door, at now: Timestamp) {
        for index in doors.indices where doors[index].kind == .own && doors[index].until == nil {
            doors[index].until = now.adding(Self.overlap)
        }
        doors.append(KeptDoor(new, .own, made: now, until: nil))
        removeOver(at: now)
    }

    /// - Returns: false where too many stand.
    package mutating func invite(
        by new: Door, isSingleUse: Bool, at now: Timestamp, until: Timestamp
    ) -> Bool {
        removeOver(at: now)
        guard invites.count < Self.largestCount else { return false }
        doors.append(KeptDoor(new, isSingleUse ? .singleUse : .standing, made: now, until: until))
        return true
    }

    /// - Returns: false where no invite has this id. The server's own doors end by rotation only.
    package mutating func revoke(_ id: DoorID) -> Bool {
        let before = doors.count
        doors.removeAll { $0.door.id == id && $0.kind != .own }
        return doors.count < before
    }

    /// Somebody comes in through this door: a single-use one leads in no more.
    ///
    /// - Returns: whether it led in.
    package mutating func enter(_ id: DoorID, at now: Timestamp) -> Bool {
        guard let index = doors.firstIndex(where: { $0.door.id == id && $0.leadsIn(at: now) }) else { return false }
        if doors[index].kind == .singleUse { doors.remove(at: index) }
        return true
    }

    package mutating func removeOver(at now: Timestamp) {
        doors.removeAll { !$0.leadsIn(at: now) }
    }
}

/// A door and on what terms it leads in.
package struct KeptDoor: Sendable, Equatable {
    package enum Kind: String, Sendable {
        /// The server's own.
        case own
        /// An invite for whoever has it.
        case standing
        /// An invite for one.
        case singleUse = "single-use"
    }

    package let door: Door
    package let kind: Kind
    package let made: Timestamp
    /// From then on it leads in no more; nil for the server's newest.
    package internal(set) var until: Timestamp?

    init(_ door: Door, _ kind: Kind, made: Timestamp, until: Timestamp?) {
        self.door = door
        self.kind = kind
        self.made = made
        self.until = until
    }

    package func leadsIn(at now: Timestamp) -> Bool {
        until.map { now < $0 } ?? true
    }
}
