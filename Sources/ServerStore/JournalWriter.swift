import GRDB
import Posix
package import ServerCore
package import ServerHub
package import SottoModel

/// The journal's one writer: work in, a commit, results out, in the thread of whoever calls.
package struct JournalWriter: ~Copyable {
    /// What is live only is held to be written later, up to so much.
    private static let unkeptLimit = 10_000
    /// A batch of so many is followed by a rest until a millisecond after its commit: the next one gathers.
    private static let largeBatch = 8

    private var state: JournalState
    private var tips: TipKeeper
    private let pool: DatabasePool
    private let key: JournalKey
    private let hub: Hub
    private let limits: Limits
    private let admission: Admission
    private let observer: JournalObserver
    private let now: @Sendable () -> Timestamp
    private var unkept: [JournalWork] = []
    private var isTroubled = false

    /// - Parameter base: the first number to give, above all that are stored.
    package init(
        _ opened: OpenedStore, base: UInt64, hub: Hub, limits: Limits = Limits(), doors: DoorKeeper? = nil,
        observer: JournalObserver = JournalObserver(), now: @escaping @Sendable () -> Timestamp
    ) {
        state = JournalState(
            base: base, tips: opened.tips, names: opened.names, register: opened.stored.register)
        tips = TipKeeper(opened.record, opened.tipFile, opened.key)
        pool = opened.database.pool
        key = opened.key
        self.hub = hub
        self.limits = limits
        admission = Admission(doors)
        self.observer = observer
        self.now = now
    }

    /// Commits a group and hands it back; what could not be kept before goes first.
    ///
    /// - Returns: whether it could be kept.
    package mutating func write(_ batch: [JournalWork]) -> Bool {
        admission.begin()
        do {
            let results = try commit(unkept + batch)
            unkept = []
            note(trouble: nil)
            hub.settle(results, at: now())
            observer.passed(.acknowledged)
            return true
        } catch {
            note(trouble: "\(error)")
            goOnLive(batch)
            return false
        }
    }

    func rest(after count: Int) {
        if count >= Self.largeBatch { pause(milliseconds: 1) }
    }

    private mutating func commit(_ works: [JournalWork]) throws -> [JournalResult] {
        let (state, key, now, limits, admission, observer) = (state, key, now(), limits, admission, observer)
        let (after, results) = try pool.write { db in
            var transaction = JournalTransaction(state, key, at: now, limits, admission, db)
            let results = try works.compactMap { try transaction.perform($0) }
            observer.passed(.appended)
            return (transaction.state, results)
        }
        self.state = after
        self.state.settle()
        observer.passed(.committed)
        tips.note(after.ends)
        observer.passed(.recorded)
        return results
    }

    /// Those who are there see what is said, marked as not kept, and it is written once that can be.
    private mutating func goOnLive(_ batch: [JournalWork]) {
        let now = now()
        let results = batch.compactMap { live($0, at: now) }
        hub.settle(results, at: now)
        unkept = Array((unkept + results.compactMap(\.unkept) + batch.filter(\.canWait)).suffix(Self.unkeptLimit))
    }

    private mutating func live(_ work: JournalWork, at now: Timestamp) -> JournalResult? {
        switch work {
        case .propose(let proposal): .proposal(proposal, live(proposal, at: now))
        case .claim(let claim): .claim(claim, live(claim, at: now))
        case .whisper(let letter): .whisper(letter, .accepted(letter.whisper(.zero, at: now)))
        case .find(let lookup): .found(lookup, state.names.person(called: lookup.name))
        case .card(let request): .card(request, nil)
        case .decide(let decision): .decision(decision, live(decision))
        case .erase(let erasure): .erased(erasure, topics: nil)
        case .taken, .inbox, .prefer, .state, .remove, .retry: nil
        }
    }

    /// Who is to be kept out is kept out at once; a name changes hands only on disk.
    private func live(_ decision: Decision) -> Ruling {
        switch decision.order {
        case .ban, .unban: .done([])
        case .free, .give: .refused(.notPossible)
        }
    }

    /// A key takes the place of another only on disk, and whoever comes by it waits for that.
    private mutating func live(_ claim: Claim, at now: Timestamp) -> ClaimAnswer {
        if let refusal = state.register.refusal(of: claim.identity) { return .refused(refusal) }
        guard !claim.formers.contains(where: { state.names.name(of: $0) != nil }) else {
            return .refused(.notPossible)
        }
        let answer = state.names.answer(to: claim.name, for: claim.identity, at: now)
        guard answer == .won else { return answer }
        guard admission.admits(claim) else { return .notAdmitted }
        state.unsaved.insert(claim.name)
        return state.names.claim(claim.name, for: claim.identity, at: now)
    }

    /// Whose message an amendment is about is known only where it can be read.
    private func live(_ proposal: Proposal, at now: Timestamp) -> Settlement {
        if case .amend = proposal.body { return .refused(.notPossible) }
        // Nobody knows what a chain comes to that cannot be written.
        if proposal.body.isLink { return .refused(.notPossible) }
        return .applied(
            Entry(place: .liveOnly, author: proposal.author, id: proposal.id, at: now, body: proposal.body))
    }

    private mutating func note(trouble reason: String?) {
        guard (reason != nil) != isTroubled else { return }
        isTroubled = reason != nil
        observer.troubled(reason)
    }
}

extension JournalResult {
    /// What of it is still to be written. Whoever was let in need not come in again; a whisper was for who was there.
    fileprivate var unkept: JournalWork? {
        switch self {
        case .proposal(let proposal, .applied): return .propose(proposal)
        case .claim(var claim, .won):
            claim.door = nil
            return .claim(claim)
        case .decision(let decision, .done): return .decide(decision.answered)
        case .proposal, .claim(_, .taken), .claim(_, .notAdmitted), .claim(_, .refused), .whisper, .inbox, .found,
            .card, .decision, .stated, .erased:
            return nil
        }
    }
}

extension JournalWork {
    /// Nobody waits for it, or whoever does goes on without it meanwhile.
    fileprivate var canWait: Bool {
        switch self {
        case .taken, .inbox, .prefer: true
        case .propose, .claim, .whisper, .find, .card, .decide, .state, .remove, .erase, .retry: false
        }
    }
}
