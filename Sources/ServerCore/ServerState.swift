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
    var claiming: [SessionID: Newcomer] = [:]
    var interactive: [IdentityKey: SessionID] = [:]
    var auxiliary: [IdentityKey: [SessionID]] = [:]
    var bySkeleton: [String: SessionID] = [:]
    var rooms: [RoomID: Room] = [:]
    var roomBySkeleton: [String: RoomID] = [:]
    var nextRoom: UInt64 = 1
    var closeReasons = CloseReasons()
    /// Rooms that a list of them does not have as they are.
    var changes = RoomChanges()
    /// Whose whispers somebody takes, where that is not everybody's.
    var policies: [IdentityKey: WhisperPolicy] = [:]

    var bans = ServerBans()
    /// Which keys are over.
    var register = KeyRegister()
    /// Orders that went out live and are to be kept yet: they have had their effect.
    var liveOrders: Set<MessageID> = []
    /// Who was named as an operator of the whole server.
    private let isNamedOperator: @Sendable (IdentityKey) -> Bool

    package init(
        lanes: Int, limits: Limits, stored: StoredState = StoredState(),
        isOperator: @escaping @Sendable (IdentityKey) -> Bool = { _ in false }
    ) {
        laneCount = lanes
        self.limits = limits
        isNamedOperator = isOperator
        policies = stored.policies
        register = stored.register
        for ban in stored.bans { bans.add(ban) }
        for room in stored.rooms { restore(room) }
    }

    /// Whoever was named is one by each key they have taken since.
    func isOperator(_ identity: IdentityKey) -> Bool {
        isNamedOperator(identity) || register.formers(of: identity).contains(where: isNamedOperator)
    }

    package var sessionCount: Int { sessions.count }
    package var roomCount: Int { rooms.count }

    package mutating func handle(
        _ call: Call, from session: SessionID, at now: Timestamp, into effects: inout [Effect]
    ) {
        switch call {
        case .open(let hello, let channel, let door, let source):
            open(session, Newcomer(hello, channel, from: source), door: door, at: now, &effects)
        case .join(let room, let after, let founding, let genesis):
            join(session, room, after: after, founding.map { Founding($0, genesis) }, at: now, &effects)
        case .leave(let room): leave(session, room, &effects)
        case .post(let room, let id, let body): post(session, room, id, body, at: now, &effects)
        case .whisper(let to, let id, let sealed): whisper(session, to: to, id, sealed, &effects)
        case .relay(let to, let channel, let sealed): relay(session, to: to, on: channel, sealed, &effects)
        case .relaysSent(let weight): sessions[session]?.relays.sent(weight)
        case .taken(let through): taken(session, through: through, &effects)
        case .prefer(let policy): prefer(session, policy, &effects)
        case .rename(let name): rename(session, to: name, &effects)
        case .roster(let room, let after, let isFresh):
            roster(session, room, after: after, isFresh: isFresh, &effects)
        case .find(let name): find(session, name, &effects)
        case .card(let identity): card(session, of: identity, &effects)
        case .statements(let identity): statements(session, of: identity, &effects)
        case .history(let room, let before): history(session, room, before: before, &effects)
        case .chain(let room, let after): chain(session, room, after: after, &effects)
        case .search(let query): search(session, query, &effects)
        case .order(let id, let order): self.order(session, id, order, &effects)
        case .closed(let reason): closed(session, reason, &effects)
        }
    }
}

extension ServerState {
    /// What the journal made of what was put to it. `now` goes into Welcome.
    package mutating func take(_ result: JournalResult, at now: Timestamp, into effects: inout [Effect]) {
        switch result {
        case .proposal(let proposal, let settlement): settled(proposal, settlement, into: &effects)
        case .claim(let claim, let answer): answered(claim, answer, at: now, into: &effects)
        case .whisper(let letter, let settlement): settled(letter, settlement, into: &effects)
        case .inbox(let request, let page): opened(request, page, into: &effects)
        case .found(let lookup, let person): found(lookup, person, into: &effects)
        case .card(let request, let card): found(card, for: request, into: &effects)
        case .decision(let decision, let ruling): settled(decision, ruling, into: &effects)
        case .stated(let statement): follow(statement, into: &effects)
        case .erased(let erasure, let topics): erased(erasure, topics: topics, into: &effects)
        }
    }
}

/// What the store remembers of earlier runs.
package struct StoredState: Sendable {
    package var rooms: [StoredRoom] = []
    package var policies: [IdentityKey: WhisperPolicy] = [:]
    package var bans: [ServerBan] = []
    package var register = KeyRegister()

    package init(rooms: [StoredRoom] = []) {
        self.rooms = rooms
    }
}

/// A room as the store remembers it.
package struct StoredRoom: Hashable, Sendable {
    package let id: RoomID
    package let name: RoomName
    package let topic: String
    package let last: EntryNumber
    package let fold: RoomFold

    package init(id: RoomID, name: RoomName, topic: String, last: EntryNumber, fold: RoomFold = RoomFold()) {
        self.id = id
        self.name = name
        self.topic = topic
        self.last = last
        self.fold = fold
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
