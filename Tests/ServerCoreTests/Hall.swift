import ServerCore
import SottoModel
import TestSupport

/// A server's state with its people, driven call by call; what it wants done is read as lines (`Line`).
///
/// A session is called `alice0`, `bob2`, `alice1'`: who, on which loop, and a mark for a further one.
final class Hall {
    static let now = Timestamp(milliseconds: 1000)

    private var state: ServerState
    private var sessions: [String: SessionID] = [:]
    private var claims: [SessionID: Claim] = [:]
    private var proposals: [MessageID: Proposal] = [:]

    init(limits: Limits = Limits(), rooms: [StoredRoom] = []) {
        state = ServerState(lanes: 3, limits: limits, rooms: rooms)
    }

    /// Everybody has signed in, and joined the room in this order.
    convenience init(in room: RoomName, _ everybody: String..., limits: Limits = Limits()) {
        self.init(limits: limits)
        for session in everybody {
            signIn(session)
            does(session, .join(room, after: nil))
        }
    }

    var sessionCount: Int { state.sessionCount }

    @discardableResult
    func does(_ session: String, _ call: Call) -> [String] {
        let id = id(session)
        return perform { state, effects in state.handle(call, from: id, at: Self.now, into: &effects) }
    }

    func opens(_ session: String, isInteractive: Bool = true) -> [String] {
        let person = Person(session)
        let hello = Hello(
            identity: person.identity, proof: [], name: person.name, isInteractive: isInteractive)
        return does(session, .open(hello))
    }

    /// The directory answers what the session claimed last.
    @discardableResult
    func answers(_ session: String, _ answer: ClaimAnswer) -> [String] {
        guard let claim = claims.removeValue(forKey: id(session)) else {
            return ["\(session) claimed nothing"]
        }
        return perform { state, effects in state.answered(claim, answer, at: Self.now, into: &effects) }
    }

    @discardableResult
    func signIn(_ session: String, isInteractive: Bool = true) -> [String] {
        _ = opens(session, isInteractive: isInteractive)
        return answers(session, .won)
    }

    func posts(_ session: String, _ id: UInt64, _ body: EntryBody, in room: RoomID = 1) -> [String] {
        does(session, .post(room, .number(id), body))
    }

    /// The journal keeps the message under this number.
    @discardableResult
    func keeps(_ id: UInt64, as number: EntryNumber, prev: EntryNumber = 0) -> [String] {
        settles(id) { .applied($0.entry(.kept(number, prev: prev))) }
    }

    func settles(_ id: UInt64, _ settlement: (Proposal) -> Settlement) -> [String] {
        guard let proposal = proposals.removeValue(forKey: .number(id)) else {
            return ["\(id) was not proposed"]
        }
        let settlement = settlement(proposal)
        return perform { state, effects in state.settled(proposal, settlement, into: &effects) }
    }

    private func id(_ session: String) -> SessionID {
        if let known = sessions[session] { return known }
        let lane = session.compactMap(\.wholeNumberValue).first ?? 0
        let id = SessionID(lane: lane, slot: sessions.count, generation: UInt32(sessions.count))
        sessions[session] = id
        return id
    }

    private func perform(_ body: (inout ServerState, inout [Effect]) -> Void) -> [String] {
        var effects: [Effect] = []
        body(&state, &effects)
        for effect in effects { note(effect) }
        let names = Dictionary(uniqueKeysWithValues: sessions.map { ($1, $0) })
        return effects.map { Line(names: names).of($0) }
    }

    private func note(_ effect: Effect) {
        switch effect {
        case .claim(let claim): claims[claim.session] = claim
        case .propose(let proposal): proposals[proposal.id] = proposal
        case .lane, .look: break
        }
    }
}

extension Proposal {
    func entry(_ place: Place) -> Entry {
        Entry(place: place, author: author, id: id, at: Hall.now, body: body)
    }
}
