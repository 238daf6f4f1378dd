package import SottoModel

/// Who is there, which rooms there are and who is in them: one reducer, no IO, no clock.
///
/// Every method appends what is to be done to `effects`; nothing else leaves. Order among effects is the order
/// in which everybody sees them.
package struct ServerState: Sendable {
    package var limits: Limits
    let laneCount: Int
    var sessions: [SessionID: Session] = [:]
    /// Signing in: nothing they ask has an effect until the directory has answered.
    var claiming: [SessionID: Hello] = [:]
    var interactive: [IdentityKey: SessionID] = [:]
    var auxiliaryCount: [IdentityKey: Int] = [:]
    var bySkeleton: [String: SessionID] = [:]
    var rooms: [RoomID: Room] = [:]
    var roomBySkeleton: [String: RoomID] = [:]
    var nextRoom: UInt64 = 1
    var closeReasons = CloseReasons()

    package init(lanes: Int, limits: Limits, rooms: [StoredRoom] = []) {
        laneCount = lanes
        self.limits = limits
        for stored in rooms { restore(stored) }
    }

    package var sessionCount: Int { sessions.count }
    package var roomCount: Int { rooms.count }

    package mutating func handle(
        _ call: Call, from session: SessionID, at now: Timestamp, into effects: inout [Effect]
    ) {
        switch call {
        case .open(let hello, let door): open(session, hello, door: door, &effects)
        case .join(let room, let after): join(session, room, after: after, &effects)
        case .leave(let room): leave(session, room, &effects)
        case .post(let room, let id, let body): post(session, room, id, body, &effects)
        case .whisper(let to, let id, let sealed): whisper(session, to: to, id, sealed, at: now, &effects)
        case .rename(let name): rename(session, to: name, &effects)
        case .roster(let room, let after): roster(session, room, after: after, &effects)
        case .find(let name): find(session, name, &effects)
        case .closed(let reason): closed(session, reason, &effects)
        }
    }
}

/// A room as the store remembers it.
package struct StoredRoom: Hashable, Sendable {
    package let id: RoomID
    package let name: RoomName
    package let topic: String
    package let last: EntryNumber

    package init(id: RoomID, name: RoomName, topic: String, last: EntryNumber) {
        self.id = id
        self.name = name
        self.topic = topic
        self.last = last
    }
}

/// Why the server ended an identity's last session, until it signs in again. Bounded: the oldest go first.
struct CloseReasons: Hashable, Sendable {
    private static let limit = 10_000
    private var reasons: [IdentityKey: CloseReason] = [:]
    private var order: [IdentityKey] = []

    mutating func note(_ reason: CloseReason, for identity: IdentityKey) {
        if reasons.updateValue(reason, forKey: identity) == nil { order.append(identity) }
        if order.count > Self.limit {
            for old in order.prefix(Self.limit / 2) { reasons[old] = nil }
            order.removeFirst(Self.limit / 2)
        }
    }

    mutating func take(for identity: IdentityKey) -> CloseReason? {
        guard let reason = reasons.removeValue(forKey: identity) else { return nil }
        order.removeAll { $0 == identity }
        return reason
    }
}
