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
    private let pool: DatabasePool
    private let hub: Hub
    private let admission: Admission
    private let now: @Sendable () -> Timestamp
    private let troubled: @Sendable (String?) -> Void
    private var unkept: [JournalWork] = []
    private var isTroubled = false

    init(
        _ state: JournalState, _ pool: DatabasePool, hub: Hub, admission: Admission,
        now: @escaping @Sendable () -> Timestamp, troubled: @escaping @Sendable (String?) -> Void
    ) {
        self.state = state
        self.pool = pool
        self.hub = hub
        self.admission = admission
        self.now = now
        self.troubled = troubled
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
        let (state, now, admission) = (state, now(), admission)
        let (after, settled) = try pool.write { db in
            var transaction = JournalTransaction(state, at: now, admission, db)
            let settled = try works.compactMap { try transaction.perform($0) }
            return (transaction.state, settled)
        }
        self.state = after
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
        troubled(reason)
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
