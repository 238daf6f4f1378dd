package import Posix
package import ServerCore
package import SottoModel
import Synchronization

/// A call in a session's name.
package struct SessionCall: Hashable, Sendable {
    package let session: SessionID
    package let call: Call

    package init(_ session: SessionID, _ call: Call) {
        self.session = session
        self.call = call
    }
}

/// The one lock. What is said under it is in everybody's order; nothing slow happens there.
///
/// Loops submit what they read in a tick; the journal's writer settles what it committed. Both put what follows
/// into the lanes before they let go of the lock, and wake the loops afterwards, which is idempotent.
package final class Hub: Sendable {
    package let journal = WorkQueue<JournalWork> { $0.weight }
    package let pages = WorkQueue<PageRequest> { _ in 100 }
    package let searches = WorkQueue<SearchRequest> { _ in 1 }
    package let lists = WorkQueue<ListRequest> { _ in 300 }
    /// What became of the decisions of whoever administers the machine, one at a time.
    package let rulings = WorkQueue<Ruling> { _ in 100 }
    /// What whoever removes what is kept no longer has to look at.
    package let keeping = WorkQueue<KeepingNudge> { _ in 100 }
    package let journalFigures = JournalFigures()

    private struct Guarded {
        var state: ServerState
        var effects: [Effect] = []
    }

    private let guarded: Mutex<Guarded>
    private let lanes: [Lane]
    private let limits: Limits
    private let congested = Atomic(false)

    /// - Parameter isOperator: who operates the whole server; called under the lock, so it must not wait.
    package init(
        lanes: [Lane], limits: Limits, stored: StoredState = StoredState(),
        isOperator: @escaping @Sendable (IdentityKey) -> Bool = { _ in false }
    ) {
        self.lanes = lanes
        self.limits = limits
        let state = ServerState(lanes: lanes.count, limits: limits, stored: stored, isOperator: isOperator)
        guarded = Mutex(Guarded(state: state))
        for ban in stored.bans {
            guard let source = ban.source else { continue }
            for lane in lanes { _ = lane.put(.banned(source, until: ban.sentence.until)) }
        }
    }

    /// Decided by whoever administers the machine; `rulings` has what became of it.
    package func decide(_ order: ServerOrder) {
        perform { state, effects in state.decide(order, by: .shell, into: &effects) }
    }

    /// While this holds, a loop reads nothing from those who want to say something; `LaneItem.resume` ends it.
    package var isCongested: Bool { congested.load(ordering: .relaxed) }

    package var sessionCount: Int { guarded.withLock { $0.state.sessionCount } }

    package var figures: HubFigures {
        let (sessions, rooms) = guarded.withLock { ($0.state.sessionCount, $0.state.roomCount) }
        return HubFigures(
            sessions: sessions, rooms: rooms, journalBytes: journal.waitingBytes, laneBytes: lanes.map(\.weight),
            isCongested: isCongested)
    }

    /// What people may do, from now on. What guards memory stays as it was.
    package func apply(_ limits: Limits) {
        guarded.withLock { $0.state.limits = limits }
        keeping.put(.rulesChanged)
    }

    /// How long rooms keep what is said, at most, and how many bytes of it all.
    package var bounds: (retention: Retention, quota: Int64?) {
        guarded.withLock { ($0.state.limits.retention, $0.state.limits.quota) }
    }

    /// Step by step; `rulings` has what became of it.
    package func erase(_ erasure: Erasure) {
        perform { _, effects in effects.append(.journal(.erase(erasure))) }
    }

    package func submit(_ calls: [SessionCall], at now: Timestamp) {
        perform { state, effects in
            for call in calls { state.handle(call.call, from: call.session, at: now, into: &effects) }
        }
        // A lane may have been drained before it was found too full: nobody else would look again.
        relieve()
    }

    /// The journal's writer, after its commit, in the order of the work.
    package func settle(_ results: [JournalResult], at now: Timestamp) {
        perform { state, effects in
            for result in results { state.take(result, at: now, into: &effects) }
        }
        relieve()
    }

    package func deliver(_ page: Page, of room: RoomID, to session: SessionID) {
        perform { _, effects in effects.append(.lane(Int(session.lane), .page(session, room, page))) }
    }

    /// The answer to what a session wanted to know of the past.
    package func answer(_ session: SessionID, _ event: ServerEvent) {
        perform { _, effects in effects.append(.lane(Int(session.lane), .answer(session, event))) }
    }

    package func takeRoomChanges(_ limit: Int) -> [RoomChange] {
        guarded.withLock { $0.state.takeRoomChanges(limit) }
    }

    package func visible(_ rooms: [RoomID], to session: SessionID, at now: Timestamp) -> Set<RoomID> {
        guarded.withLock { $0.state.visible(rooms, to: session, at: now) }
    }

    package func tell(_ session: SessionID, _ event: ServerEvent) {
        perform { _, effects in effects.append(.lane(Int(session.lane), .direct(session, event))) }
    }

    /// The last thing every loop hears.
    package func closeAll(_ reason: CloseReason) {
        perform { [lanes] _, effects in
            for lane in lanes.indices { effects.append(.lane(lane, .closeAll(reason))) }
        }
    }

    /// Called when a queue has been emptied somewhat; lets the senders go on once all are below half.
    package func relieve() {
        guard isCongested, journal.waitingBytes < limits.journalQueueBytes / 2,
            lanes.allSatisfy({ $0.weight < limits.laneBytes / 2 })
        else { return }
        perform { [self] _, effects in
            congested.store(false, ordering: .relaxed)
            for lane in lanes.indices { effects.append(.lane(lane, .resume)) }
        }
    }

    private func perform(_ body: (inout ServerState, inout [Effect]) -> Void) {
        let woken = guarded.withLock { guarded in
            body(&guarded.state, &guarded.effects)
            let woken = spread(guarded.effects)
            guarded.effects.removeAll(keepingCapacity: true)
            return woken
        }
        wake(woken)
    }

    /// Whom to wake once the lock is free: who is woken under it would run into it.
    private struct Woken {
        /// One bit each.
        var lanes: UInt64 = 0
        var queues = false
    }

    private func wake(_ woken: Woken) {
        for lane in lanes.indices where woken.lanes & 1 << UInt64(lane) != 0 { lanes[lane].wakeUp() }
        guard woken.queues else { return }
        journal.wake()
        pages.wake()
        searches.wake()
        rulings.wake()
    }

    private func spread(_ effects: [Effect]) -> Woken {
        var woken = Woken()
        for effect in effects {
            switch effect {
            case .lane(let lane, let item): put(item, into: lane, &woken)
            case .journal(let work): put(work, &woken)
            case .look(let session, let question): look(question, for: session, &woken)
            case .ruled(let ruling): put(ruling, &woken)
            }
        }
        return woken
    }

    private func put(_ item: LaneItem, into lane: Int, _ woken: inout Woken) {
        let (wakes, weight) = lanes[lane].put(item)
        if weight > limits.laneBytes { congested.store(true, ordering: .relaxed) }
        if wakes { woken.lanes |= 1 << UInt64(lane) }
    }

    /// Where too many wait for their answer already, this is it.
    private func look(_ question: PastQuestion, for session: SessionID, _ woken: inout Woken) {
        woken.queues = true
        switch question {
        case .earlier(let room, let before):
            pages.lay(PageRequest(session: session, room: room, before: before, bytes: WireLimits.pageBytes))
        case .chain(let room, let after):
            pages.lay(PageRequest(session: session, room: room, linksAfter: after, bytes: WireLimits.pageBytes))
        case .search(let query, let rooms):
            guard searches.waitingBytes < limits.searchesWaiting else {
                let hits = SearchHits(token: query.token, hits: [], more: false, isComplete: false)
                return put(.answer(session, .hits(hits)), into: Int(session.lane), &woken)
            }
            searches.lay(SearchRequest(session: session, query: query, rooms: rooms))
        }
    }

    private func put(_ ruling: Ruling, _ woken: inout Woken) {
        woken.queues = true
        rulings.lay(ruling)
    }

    private func put(_ work: JournalWork, _ woken: inout Woken) {
        woken.queues = true
        if journal.lay(work) > limits.journalQueueBytes { congested.store(true, ordering: .relaxed) }
    }
}
