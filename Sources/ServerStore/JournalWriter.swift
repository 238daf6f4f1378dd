import GRDB
import Posix
import ServerCore
import ServerHub
import SottoModel

/// The journal's one writer, on the journal's thread.
struct JournalWriter: ~Copyable {
    /// What is live only is held to be written later, up to so much.
    private static let unkeptLimit = 10_000
    /// A batch of so many is followed by a rest until a millisecond after its commit: the next one gathers.
    private static let largeBatch = 8

    private var state: JournalState
    private var tips: TipKeeper
    private let pool: DatabasePool
    private let key: JournalKey
    private let hub: Hub
    private let admission: Admission
    private let observer: JournalObserver
    private let now: @Sendable () -> Timestamp
    private var unkept: [JournalWork] = []
    private var isTroubled = false

    init(
        _ state: JournalState, _ opened: OpenedStore, hub: Hub, admission: Admission, _ observer: JournalObserver,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.state = state
        tips = TipKeeper(opened.record, opened.tipFile, opened.key)
        pool = opened.database.pool
        key = opened.key
        self.hub = hub
        self.admission = admission
        self.observer = observer
        self.now = now
    }

    /// Commits a group and hands it back; what could not be kept before goes first.
    ///
    /// - Returns: whether it could be kept.
    mutating func write(_ batch: [JournalWork]) -> Bool {
        admission.begin()
        do {
            let settled = try commit(unkept + batch)
            unkept = []
            note(trouble: nil)
            handBack(settled)
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

    private mutating func commit(_ works: [JournalWork]) throws -> [JournalTransaction.Settled] {
        let (state, key, now, admission, observer) = (state, key, now(), admission, observer)
        let (after, settled) = try pool.write { db in
            var transaction = JournalTransaction(state, key, at: now, admission, db)
            let settled = try works.compactMap { try transaction.perform($0) }
            observer.passed(.appended)
            return (transaction.state, settled)
        }
        self.state = after
        observer.passed(.committed)
        tips.note(after.ends)
        observer.passed(.recorded)
        return settled
    }

    /// Runs of proposals as one group; a claim between them keeps its place.
    private func handBack(_ settled: [JournalTransaction.Settled]) {
        var group: [(Proposal, Settlement)] = []
        for item in settled {
            switch item {
            case .proposal(let proposal, let settlement): group.append((proposal, settlement))
            case .claim(let claim, let answer):
                hub.settle(group)
                group.removeAll()
                hub.answer([(claim, answer)], at: now())
            }
        }
        hub.settle(group)
    }

    /// Those who are there see what is said, marked as not kept, and it is written once that can be.
    private mutating func goOnLive(_ batch: [JournalWork]) {
        let now = now()
        let settled: [JournalTransaction.Settled] = batch.compactMap { work in
            switch work {
            case .propose(let proposal): .proposal(proposal, .applied(live(proposal, at: now)))
            case .claim(let claim): .claim(claim, live(claim, at: now))
            case .retry: nil
            }
        }
        handBack(settled)
        unkept = Array((unkept + settled.compactMap(\.unkept)).suffix(Self.unkeptLimit))
    }

    private mutating func live(_ claim: Claim, at now: Timestamp) -> ClaimAnswer {
        let answer = state.names.answer(to: claim.name, for: claim.identity, at: now)
        guard answer == .won else { return answer }
        guard admission.admits(claim) else { return .notAdmitted }
        state.unsaved.insert(claim.name)
        return state.names.claim(claim.name, for: claim.identity, at: now)
    }

    private func live(_ proposal: Proposal, at now: Timestamp) -> Entry {
        Entry(place: .liveOnly, author: proposal.author, id: proposal.id, at: now, body: proposal.body)
    }

    private mutating func note(trouble reason: String?) {
        guard (reason != nil) != isTroubled else { return }
        isTroubled = reason != nil
        observer.troubled(reason)
    }
}

extension JournalTransaction.Settled {
    /// What of it is still to be written. Whoever was let in need not come in again.
    fileprivate var unkept: JournalWork? {
        switch self {
        case .proposal(let proposal, _): return .propose(proposal)
        case .claim(var claim, .won):
            claim.door = nil
            return .claim(claim)
        case .claim(_, .taken), .claim(_, .notAdmitted): return nil
        }
    }
}
