import ServerCore
import SottoModel

/// Whatever clients ask and in whatever order, nobody speaks for another or where they are not, and when all have
/// gone nothing of them is left.
func checkHostileClients(_ supply: inout Supply) throws(Broken) {
    var house = House()
    for _ in 0..<64 where !supply.isEmpty { try house.step(&supply) }
    try house.closeAll()
}

/// A server's state, and what its loops, its directory and its journal would know of it.
private struct House {
    private static let lanes = 2

    private static let `operator` = Supply.identity(0)

    private var state = ServerState(lanes: lanes, limits: Self.limits) { $0 == Self.operator }
    private var identities: [SessionID: IdentityKey] = [:]
    private var members: Set<Membership> = []
    private var claims: [Claim] = []
    private var proposals: [Proposal] = []
    private var letters: [Letter] = []
    private var requests: [InboxRequest] = []
    private var decisions: [Decision] = []
    private var owners: [String: IdentityKey] = [:]
    private var sessionCount = 0
    private var lastNumber: UInt64 = 0

    private static var limits: Limits {
        var limits = Limits()
        limits.roomsPerSession = 2
        limits.auxiliarySessions = 2
        return limits
    }

    mutating func step(_ supply: inout Supply) throws(Broken) {
        let kind = supply.byte()
        switch kind & 7 {
        case 3 where !letters.isEmpty: try settle(letters.remove(at: Int(kind >> 3) % letters.count))
        case 5 where !decisions.isEmpty: try settle(decisions.remove(at: Int(kind >> 3) % decisions.count), &supply)
        case 4 where !requests.isEmpty: try open(requests.remove(at: Int(kind >> 3) % requests.count))
        case 0: try open(&supply)
        case 1 where !claims.isEmpty: try answer(claims.remove(at: Int(kind >> 3) % claims.count))
        case 2 where !proposals.isEmpty: try settle(proposals.remove(at: Int(kind >> 3) % proposals.count), &supply)
        default: try ask(&supply)
        }
    }

    /// Everybody's connection ends; what the directory and the journal still had to say comes too late.
    mutating func closeAll() throws(Broken) {
        for session in identities.keys.sorted(by: { $0.slot < $1.slot }) { try perform(.closed(nil), of: session) }
        for claim in claims { try answer(claim) }
        try hold(state.sessionCount == 0, "nobody is left")
        try hold(members.isEmpty, "nobody is left in a room")
    }

    private mutating func open(_ supply: inout Supply) throws(Broken) {
        let session = SessionID(lane: sessionCount % Self.lanes, slot: sessionCount, generation: 0)
        sessionCount += 1
        let identity = Supply.identity(supply.byte() & 3)
        identities[session] = identity
        let hello = Hello(
            identity: identity, proof: [], name: supply.name(), isInteractive: supply.byte() & 1 == 0,
            capabilities: [Capability.talks])
        try perform(.open(hello), of: session)
        if supply.byte() & 3 != 0, let claim = claims.popLast() { try answer(claim) }
    }

    private mutating func ask(_ supply: inout Supply) throws(Broken) {
        let sessions = identities.keys.sorted { $0.slot < $1.slot }
        guard !sessions.isEmpty else { return }
        let session = sessions[Int(supply.byte()) % sessions.count]
        let call = supply.call()
        try perform(call, of: session)
        if case .closed = call { identities[session] = nil }
    }

    /// A name is its first owner's for ever.
    private mutating func answer(_ claim: Claim) throws(Broken) {
        let owner = owners[claim.name.skeleton, default: claim.identity]
        owners[claim.name.skeleton] = owner
        let answer = owner == claim.identity ? ClaimAnswer.won : .taken(free: claim.name)
        var effects: [Effect] = []
        state.answered(claim, answer, at: Timestamp(milliseconds: 0), into: &effects)
        try take(effects, of: claim.session)
    }

    private mutating func settle(_ proposal: Proposal, _ supply: inout Supply) throws(Broken) {
        lastNumber += 1
        let entry = Entry(
            place: .kept(EntryNumber(lastNumber), prev: EntryNumber(lastNumber - 1)), author: proposal.author,
            id: proposal.id, at: Timestamp(milliseconds: 0), body: proposal.body)
        var effects: [Effect] = []
        state.settled(
            proposal, supply.byte() & 3 == 0 ? .refused(.idInUse) : .applied(entry), into: &effects)
        guard let session = proposal.session else { throw Broken(property: "a client's proposal is the client's") }
        try take(effects, of: session)
    }

    private mutating func settle(_ letter: Letter) throws(Broken) {
        lastNumber += 1
        let whisper = letter.whisper(EntryNumber(lastNumber), at: Timestamp(milliseconds: 0))
        var effects: [Effect] = []
        state.settled(letter, .accepted(whisper), into: &effects)
        try take(effects, of: letter.session)
    }

    private mutating func settle(_ decision: Decision, _ supply: inout Supply) throws(Broken) {
        var effects: [Effect] = []
        state.settled(decision, supply.byte() & 3 == 0 ? .refused(.noSuchName) : .done([]), into: &effects)
        guard case .session(let session, _) = decision.author else { return }
        try take(effects, of: session)
    }

    private mutating func open(_ request: InboxRequest) throws(Broken) {
        lastNumber += 1
        let page = InboxPage([], through: EntryNumber(lastNumber), more: lastNumber.isMultiple(of: 2))
        var effects: [Effect] = []
        state.opened(request, page, into: &effects)
        try take(effects, of: request.session)
    }

    private mutating func perform(_ call: Call, of session: SessionID) throws(Broken) {
        var effects: [Effect] = []
        state.handle(call, from: session, at: Timestamp(milliseconds: 0), into: &effects)
        try take(effects, of: session)
    }
}

extension House {
    private mutating func take(_ effects: [Effect], of session: SessionID) throws(Broken) {
        for effect in effects {
            switch effect {
            case .journal(let work): try take(work, of: session)
            case .look(let asker, let lookup):
                try hold(asker == session, "nobody asks for another")
                try check(lookup, of: session)
            case .ruled: try hold(false, "nobody administers the machine")
            case .lane(let lane, let item):
                try hold((0..<Self.lanes).contains(lane), "a lane is one of the lanes")
                try take(item, on: lane, of: session)
            }
        }
    }

    private mutating func take(_ work: JournalWork, of session: SessionID) throws(Broken) {
        switch work {
        case .claim(let claim):
            try hold(claim.identity == identities[session], "a name is claimed for oneself")
            claims.append(claim)
        case .propose(let proposal):
            try check(proposal, of: session)
            proposals.append(proposal)
        case .whisper(let letter):
            try hold(letter.from.identity == identities[session], "nobody whispers for another")
            letters.append(letter)
        case .inbox(let request):
            try hold(request.reader == identities[request.session], "nobody opens another's inbox")
            requests.append(request)
        case .taken(let reader, let number):
            try hold(reader == identities[session], "nobody empties another's inbox")
            try hold(number.rawValue <= lastNumber, "what is taken was there")
        case .prefer(let identity, _): try hold(identity == identities[session], "nobody decides for another")
        case .decide(let decision):
            try hold(identities[session] == Self.operator, "who decides operates the server")
            decisions.append(decision)
        case .remove, .erase: try hold(false, "nobody removes what was said")
        case .find, .card, .state, .retry: break
        }
    }

    private func check(_ proposal: Proposal, of session: SessionID) throws(Broken) {
        try hold(proposal.author.identity == identities[session], "nobody speaks for another")
        try hold(members.contains(Membership(session: session, room: proposal.room)), "who speaks is in the room")
    }

    private func check(_ lookup: PastQuestion, of session: SessionID) throws(Broken) {
        let rooms =
            switch lookup {
            case .earlier(let room, _), .chain(let room, _): [room]
            case .search(_, let rooms): Array(rooms.keys)
            }
        for room in rooms {
            try hold(members.contains(Membership(session: session, room: room)), "who looks back is in the room")
        }
    }

    private mutating func take(_ item: LaneItem, on lane: Int, of session: SessionID) throws(Broken) {
        switch item {
        case .joined(let member, let joined, _):
            try hold(Int(member.lane) == lane, "a loop hears of its own")
            let isNew = members.insert(Membership(session: member, room: joined.room)).inserted
            try hold(isNew, "who comes in was outside")
        case .left(let member, let room):
            let was = members.remove(Membership(session: member, room: room))
            try hold(was != nil && Int(member.lane) == lane, "who leaves was inside")
        case .presence(_, _, let count):
            try hold((0...4).contains(count), "there are no more people than there are")
        case .direct(let recipient, let event):
            if case .relay(let from, _, _) = event {
                try hold(from.identity == identities[session], "nobody talks for another")
            }
            try hold(Int(recipient.lane) == lane, "a loop hears of its own")
        case .entry, .erased, .settled, .page, .answer, .close, .gone, .banned, .unbanned, .resume, .closeAll:
            break
        }
    }
}

private struct Membership: Hashable {
    let session: SessionID
    let room: RoomID
}

extension Supply {
    fileprivate mutating func call() -> Call {
        switch byte() % 22 {
        case 19: .post(room(), id(), .sealed(sealedBody()))
        case 20: .join(roomName(), after: nil, founding: id(), genesis: genesis())
        case 21: .chain(room(), after: entryNumber())
        case 0: .closed(nil)
        case 1: .leave(room())
        case 2: .whisper(to: Self.identity(byte() & 3), id(), sealed: bytes(Int(byte())))
        case 3: .rename(name())
        case 4: .roster(room(), after: integer())
        case 5: .find(name())
        case 6, 7: .post(room(), id(), .say(words()))
        case 8: .history(room(), before: entryNumber())
        case 9: .search(SearchQuery(token: 1, room: byte() & 1 == 0 ? nil : room(), text: words()))
        case 10: .taken(through: entryNumber())
        case 11: .prefer(WhisperPolicy.allCases[Int(byte()) % WhisperPolicy.allCases.count])
        case 12: .post(room(), id(), .order(roomOrder()))
        case 13: .order(id(), serverOrder())
        case 14: .join(roomName(), after: nil, founding: id())
        case 15: question(byte())
        case 16: .relay(to: Self.identity(byte() & 3), channel: UInt64(byte() & 3), sealed: bytes(Int(byte())))
        case 17: .relaysSent(weight: Int(byte()))
        default: .join(roomName(), after: byte() & 1 == 0 ? nil : entryNumber())
        }
    }

    private func question(_ byte: UInt8) -> Call {
        let identity = Self.identity(byte & 3)
        return byte & 4 == 0 ? .card(identity) : .statements(of: identity)
    }

    private mutating func roomOrder() -> Order {
        switch byte() % 10 {
        case 0: .kick(sentence())
        case 1: .ban(sentence())
        case 2: .unban(somebody())
        case 3: .mute(sentence())
        case 4: .unmute(somebody())
        case 5: .op(somebody())
        case 6: .deop(somebody())
        case 7: .slow(seconds: Int(byte()))
        case 8: .invite(somebody())
        default: .close(byte() & 1 == 0)
        }
    }

    private mutating func serverOrder() -> ServerOrder {
        switch byte() % 4 {
        case 0: .ban(sentence(), address: byte() & 1 == 0)
        case 1: .unban(Self.identity(byte() & 3))
        case 2: .free(name())
        default: .give(name(), to: Self.identity(byte() & 3))
        }
    }

    private mutating func sentence() -> Sentence {
        Sentence(
            somebody(), until: byte() & 1 == 0 ? nil : Timestamp(milliseconds: Int64(byte())), reason: words())
    }

    private mutating func somebody() -> Person {
        Person(identity: Self.identity(byte() & 3), name: name())
    }
}
