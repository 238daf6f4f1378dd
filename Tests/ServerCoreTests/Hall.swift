import ServerCore
import SottoModel
import TestSupport

/// A server's state with its people, driven call by call; what it wants done is read as lines (`Line`).
///
/// A session is called `alice0`, `bob2`, `alice1'`: who, on which loop, and a mark for a further one.
final class Hall {
    static let now = Timestamp(milliseconds: 1000)

    /// What the clock says.
    var time = now

    private var state: ServerState
    private var sessions: [String: SessionID] = [:]
    private var claims: [SessionID: Claim] = [:]
    private var proposals: [MessageID: Proposal] = [:]
    private var letters: [MessageID: Letter] = [:]
    private var inboxes: [SessionID: InboxRequest] = [:]
    private var ruled: Decision?
    private var decisions: [Decision] = []
    private var lookups: [SessionID: Lookup] = [:]
    private var cards: [SessionID: CardRequest] = [:]

    /// Root operates the server.
    init(limits: Limits = Limits(), stored: StoredState = StoredState()) {
        state = ServerState(lanes: 3, limits: limits, stored: stored) {
            $0 == .of("root")
        }
    }

    /// Everybody has signed in, and joined the room in this order.
    convenience init(in room: RoomName, _ everybody: String..., limits: Limits = Limits()) {
        self.init(limits: limits)
        for session in everybody {
            settleIn(session)
            does(session, .join(room, after: nil))
        }
    }

    var sessionCount: Int { state.sessionCount }

    @discardableResult
    func does(_ session: String, _ call: Call) -> [String] {
        let id = id(session)
        return perform { [time] state, effects in state.handle(call, from: id, at: time, into: &effects) }
    }

    /// - Parameter source: the last byte of an address.
    func opens(
        _ session: String, isInteractive: Bool = true, from source: UInt32? = nil, capabilities: [String] = [],
        statements: [KeyStatement] = []
    ) -> [String] {
        let person = Person(session)
        var hello = Hello(
            identity: person.identity, proof: [], name: person.name, isInteractive: isInteractive,
            capabilities: capabilities)
        hello.statements = statements
        let channel = ChannelKey(person.identity.key)
        return does(session, .open(hello, channel: channel, source: source.map { Source(ipv4: 0xC000_0200 | $0) }))
    }

    /// The directory answers what the session claimed last.
    @discardableResult
    func answers(_ session: String, _ answer: ClaimAnswer) -> [String] {
        guard let claim = claims.removeValue(forKey: id(session)) else {
            return ["\(session) claimed nothing"]
        }
        return perform { [time] state, effects in state.answered(claim, answer, at: time, into: &effects) }
    }

    /// Their inbox is opened too, without a word here.
    @discardableResult
    func signIn(_ session: String, isInteractive: Bool = true, from source: UInt32? = nil) -> [String] {
        _ = opens(session, isInteractive: isInteractive, from: source)
        return answers(session, .won).filter { !$0.hasSuffix("opens the inbox after 0") }
    }

    /// They have signed in, and read what waited for them.
    /// - Parameter talks: whether their client can do what goes between two who are there.
    func settleIn(_ session: String, talks: Bool = false) {
        _ = opens(session, capabilities: talks ? [Capability.talks] : [])
        answers(session, .won)
        finds([], waitingFor: session)
    }

    func posts(_ session: String, _ id: UInt64, _ body: EntryBody, in room: RoomID = 1) -> [String] {
        does(session, .post(room, .number(id), body))
    }

    /// They order it in room 1, and the journal keeps it under this number.
    @discardableResult
    func orders(_ session: String, _ order: Order, as number: EntryNumber) -> [String] {
        let refused = posts(session, number.rawValue, .order(order))
        return proposals[.number(number.rawValue)] == nil ? refused : keeps(number.rawValue, as: number)
    }

    /// They found #den, which is room 1, and it is kept as entry 1.
    func founds(_ session: String) {
        does(session, .join("#den", after: nil, founding: .number(1)))
        keeps(1, as: 1)
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
        return settles(proposal, settlement(proposal))
    }

    func settles(_ proposal: Proposal, _ settlement: Settlement) -> [String] {
        perform { state, effects in state.settled(proposal, settlement, into: &effects) }
    }

    func whispers(_ session: String, _ id: UInt64, to reader: String, _ sealed: [UInt8] = [7]) -> [String] {
        does(session, .whisper(to: .of(reader), .number(id), sealed: sealed))
    }

    /// The journal puts the whisper into its reader's inbox under this number; `.zero`: it can keep nothing.
    @discardableResult
    func holds(_ id: UInt64, as number: EntryNumber) -> [String] {
        settlesWhisper(id) { .accepted($0.whisper(number, at: Self.now)) }
    }

    func settlesWhisper(_ id: UInt64, _ settlement: (Letter) -> LetterSettlement) -> [String] {
        guard let letter = letters.removeValue(forKey: .number(id)) else { return ["\(id) was not whispered"] }
        let settlement = settlement(letter)
        return perform { state, effects in state.settled(letter, settlement, into: &effects) }
    }

    /// The journal answers what the session asked of its inbox last: whispers of eve under these numbers.
    @discardableResult
    func finds(_ numbers: [EntryNumber], waitingFor session: String, more: Bool = false) -> [String] {
        let whispers = numbers.map { number in
            IncomingWhisper(
                from: Person("eve"), id: .number(number.rawValue), at: Self.now, sealed: [9], number: number)
        }
        return finds(InboxPage(whispers, through: numbers.last ?? .zero, more: more), waitingFor: session)
    }

    func finds(_ page: InboxPage, waitingFor session: String) -> [String] {
        guard let request = inboxes.removeValue(forKey: id(session)) else { return ["\(session) asked for nothing"] }
        return perform { state, effects in state.opened(request, page, into: &effects) }
    }

    /// The directory answers what the session looked for last.
    func finds(_ person: String?, for session: String) -> [String] {
        guard let lookup = lookups.removeValue(forKey: id(session)) else { return ["\(session) looked for nobody"] }
        return perform { state, effects in state.found(lookup, person.map { Person($0) }, into: &effects) }
    }

    /// The store answers whose card the session asked for last.
    func finds(cardOf person: String?, for session: String) -> [String] {
        guard let request = cards.removeValue(forKey: id(session)) else { return ["\(session) asked for no card"] }
        return perform { [time] state, effects in
            state.take(.card(request, person.map { KeyCard(of: $0) }), at: time, into: &effects)
        }
    }

    /// The journal rules upon the decision that has waited longest.
    @discardableResult
    func rules(_ ruling: Ruling = .done([])) -> [String] {
        guard !decisions.isEmpty else { return ["nothing was decided"] }
        let decision = decisions.removeFirst()
        ruled = decision
        return perform { state, effects in state.settled(decision, ruling, into: &effects) }
    }

    /// The journal has taken what somebody signed.
    @discardableResult
    func states(_ statement: KeyStatement) -> [String] {
        perform { [time] state, effects in state.take(.stated(statement), at: time, into: &effects) }
    }

    /// It can be kept now, after it was answered without.
    func rulesAgain() -> [String] {
        guard let decision = ruled?.answered else { return ["nothing was decided"] }
        return perform { state, effects in state.settled(decision, .done([]), into: &effects) }
    }

    /// What a list of rooms is told, at most so much.
    func changes(_ limit: Int) -> [String] {
        state.takeRoomChanges(limit).map { change in
            switch change {
            case .gone(let id): return "\(id.rawValue) gone"
            case .listed(_, let room):
                let topic = room.topic.isEmpty ? "" : " \(room.topic)"
                return "\(room.name) \(room.count)\(topic)" + (room.isPrivate ? " private" : "")
            }
        }
    }

    func sees(_ session: String, _ room: RoomID) -> Bool {
        state.visible([room], to: id(session), at: time).contains(room)
    }

    /// Whoever administers the machine decides.
    func decides(_ order: ServerOrder) -> [String] {
        perform { state, effects in state.decide(order, by: .shell, into: &effects) }
    }

    /// The journal has erased that much of somebody.
    ///
    /// - Parameter topics: of the rooms that lost something; nil where it could not.
    func erases(_ erasure: Erasure, topics: [RoomID: String]?) -> [String] {
        perform { [time] state, effects in state.take(.erased(erasure, topics: topics), at: time, into: &effects) }
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
        guard case .journal(let work) = effect else { return }
        switch work {
        case .claim(let claim): claims[claim.session] = claim
        case .propose(let proposal): proposals[proposal.id] = proposal
        case .whisper(let letter): letters[letter.id] = letter
        case .inbox(let request): inboxes[request.session] = request
        case .find(let lookup): lookups[lookup.session] = lookup
        case .decide(let decision): decisions.append(decision)
        case .card(let request): cards[request.session] = request
        case .taken, .prefer, .state, .remove, .erase, .retry: break
        }
    }
}

extension Proposal {
    func entry(_ place: Place) -> Entry {
        Entry(place: place, author: author, id: id, at: Hall.now, body: body)
    }
}

extension KeyCard {
    /// Of whom everybody is in the hall: their channel key is their identity's bytes, and nothing is proven.
    init(of person: String) {
        let identity = IdentityKey.of(person)
        self.init(identity: identity, channel: ChannelKey(identity.key), proof: [])
    }
}
