import GRDB
import PeerChannels
import ServerCore
import SottoModel

/// One group of work inside one transaction. What it would change is kept apart until the commit has succeeded.
struct JournalTransaction {
    private(set) var state: JournalState
    private let key: JournalKey
    private let now: Timestamp
    private let limits: Limits
    private let admission: Admission
    private let db: Database

    init(
        _ state: JournalState, _ key: JournalKey, at now: Timestamp, _ limits: Limits, _ admission: Admission,
        _ db: Database
    ) {
        self.state = state
        self.state.moved = [:]
        self.key = key
        self.limits = limits
        self.now = now
        self.admission = admission
        self.db = db
    }

    /// - Returns: nil for what nobody waits for.
    mutating func perform(_ work: JournalWork) throws -> JournalResult? {
        switch work {
        case .propose(let proposal): return .proposal(proposal, try settle(proposal))
        case .claim(let claim): return .claim(claim, try answer(claim))
        case .whisper(let letter): return .whisper(letter, try keep(letter))
        case .inbox(let request): return .inbox(request, try inbox.page(request, at: now))
        case .find(let lookup): return .found(lookup, state.names.person(called: lookup.name))
        case .card(let request): return .card(request, try CardRow.find(request.identity, db))
        case .taken(let reader, let through): try inbox.forget(reader, through: through)
        case .prefer(let reader, let policy): try PolicyRow.save(policy, of: reader, db)
        case .decide(let decision): return .decision(decision, try rule(decision))
        case .state(let statement): return try take(statement) ? .stated(statement) : nil
        case .remove(let ends): for (room, through) in ends { try removal.remove(room, through: through) }
        case .erase(let erasure): return .erased(erasure, topics: try erase(erasure))
        case .retry: break
        }
        return nil
    }

    private mutating func rule(_ decision: Decision) throws -> Ruling {
        try DecisionRows(at: now, key, db).rule(decision, &state.names)
    }

    /// - Returns: whether it holds from now on.
    private mutating func take(_ statement: KeyStatement) throws -> Bool {
        let rows = StatementRows(key, db)
        guard rows.mayTake(statement, state.register, state.names) else { return false }
        try rows.take(statement, &state.names)
        state.register.add(statement)
        return true
    }

    private var removal: RemovalRows { RemovalRows(at: now, key, db) }

    private mutating func erase(_ erasure: Erasure) throws -> [RoomID: String] {
        try ErasureRows(key, db).perform(erasure, &state.names)
    }

    private var inbox: InboxTable { InboxTable(limits, key, db) }

    /// Only who owns a name here has an inbox.
    private mutating func keep(_ letter: Letter) throws -> LetterSettlement {
        guard state.names.name(of: letter.to) != nil, !state.register.isOver(letter.to) else {
            return .refused(.nobodyThere)
        }
        let settlement = try inbox.keep(letter, as: EntryNumber(state.next), at: now)
        if case .accepted = settlement { state.next += 1 }
        return settlement
    }

    private mutating func settle(_ proposal: Proposal) throws -> Settlement {
        if let known = try answer(toRepeated: proposal) { return known }
        if let number = try removal.number(of: proposal.id) { return .duplicate(number) }
        if case .amend(let id, let amendment) = proposal.body {
            let rows = AmendmentRows(key, db)
            if let refusal = try rows.refusal(of: amendment, of: id, proposal) { return .refused(refusal) }
            if amendment == .retract { try rows.erase(id) }
        }
        if case .sealed(let body) = proposal.body, proposal.body.isLink,
            let refusal = try link(body, proposal)
        {
            return .refused(refusal)
        }
        if state.tips[proposal.room] == nil { try keep(proposal.room, proposal.roomName) }
        return .applied(try append(proposal))
    }

    /// A repeated id is answered with its first number; what was erased since has no author left to tell apart.
    ///
    /// - Returns: nil where no entry has its id.
    private func answer(toRepeated proposal: Proposal) throws -> Settlement? {
        var known = try Prepared("SELECT author, number FROM entry WHERE id = ?", db)
        known.bind(proposal.id.bytes)
        guard try known.step() else { return nil }
        let isOwn = [proposal.author.identity.bytes, []].contains(known.bytes(0))
        return isOwn ? .duplicate(EntryNumber(known.integer(1) ?? 0)) : .refused(.idInUse)
    }

    private mutating func append(_ proposal: Proposal) throws -> Entry {
        let tip = state.tips[proposal.room] ?? .start(of: Int64(proposal.room.rawValue), key)
        let number = EntryNumber(state.next)
        let at = Timestamp(milliseconds: max(tip.at, now.milliseconds))
        let entry = Entry(
            place: .kept(number, prev: EntryNumber(tip.number)), author: proposal.author, id: proposal.id, at: at,
            body: proposal.body)
        let stored = StoredEntry(entry, number: number, in: proposal.room, after: tip, key)
        try EntryRow.insert(stored, db)
        try FoldTable(key, db).apply(entry.body, by: entry.author, in: proposal.room, at: at)
        if entry.body.isLink { try ChainRows(db).keep(number) }
        state.next += 1
        state.tips[proposal.room] = stored.chain.map { RoomTip(number: stored.number, at: stored.at, chain: $0) }
        state.moved[proposal.room] = proposal.roomName
        return entry
    }

    /// Takes a sealed room's next link into its membership.
    ///
    /// - Returns: why not, where it is none.
    private mutating func link(_ body: SealedBody, _ proposal: Proposal) throws -> Refusal? {
        let room = proposal.room
        var membership = try state.memberships[room] ?? ChainRows(db).membership(of: room, key)
        do throws(ChangeFault) {
            switch body {
            case .message, .letter, .closed: break
            case .genesis(let genesis):
                guard membership == nil, genesis.name == proposal.roomName else { return .notPossible }
                membership = try Membership(genesis)
            case .change(let change): try membership?.apply(change, at: EntryNumber(state.next))
            }
        } catch {
            return Refusal(error)
        }
        guard let membership else { return .notPossible }
        state.note(membership, of: room)
        return nil
    }

    /// A room is kept from its first entry on.
    private func keep(_ room: RoomID, _ name: RoomName) throws {
        let row = RoomRow(id: Int64(room.rawValue), name: name.text, key)
        try row.saveIfNew(db)
    }

    private mutating func answer(_ claim: Claim) throws -> ClaimAnswer {
        if let refusal = state.register.refusal(of: claim.identity) { return .refused(refusal) }
        let answer = state.names.answer(to: claim.name, for: claim.identity, at: now)
        guard answer == .won else { return answer }
        // Only for a free name is an invite spent, and only for one that is spent is the name taken.
        guard admission.admits(claim) else { return .notAdmitted }
        try give(claim)
        if let card = claim.card { try CardRow.save(card, db) }
        return .won
    }

    private mutating func give(_ claim: Claim) throws {
        let old = state.names.name(of: claim.identity)
        let alike = state.names.holding(like: claim.name)
        _ = state.names.claim(claim.name, for: claim.identity, at: now)
        let isSaved = old == claim.name && !state.unsaved.contains(claim.name)
        guard !isSaved else { return }
        state.unsaved.remove(claim.name)
        if let alike { try NameRow.remove(alike.name.text, db) }
        for name in [old, claim.name].compactMap({ $0 }) {
            if let holding = state.names.holding(like: name) { try NameRow.save(holding, key, db) }
        }
    }
}
