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
    private let now: @Sendable () -> Timestamp
    private let troubled: @Sendable (String?) -> Void
    private var unkept: [JournalWork] = []
    private var isTroubled = false

    init(
        _ state: JournalState, _ pool: DatabasePool, hub: Hub, now: @escaping @Sendable () -> Timestamp,
        troubled: @escaping @Sendable (String?) -> Void
    ) {
        self.state = state
        self.pool = pool
        self.hub = hub
        self.now = now
        self.troubled = troubled
    }

    /// Commits a group and hands it back; what could not be kept before goes first.
    ///
    /// - Returns: whether it could be kept.
    mutating func write(_ batch: [JournalWork]) -> Bool {
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
        let (state, now) = (state, now())
        let (after, settled) = try pool.write { db in
            var transaction = JournalTransaction(state, at: now, db)
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
        handBack(
            batch.compactMap { work in
                switch work {
                case .propose(let proposal): .proposal(proposal, .applied(live(proposal, at: now)))
                case .claim(let claim): .claim(claim, live(claim, at: now))
                case .retry: nil
                }
            })
        unkept = Array((unkept + batch.filter { $0 != .retry }).suffix(Self.unkeptLimit))
    }

    private mutating func live(_ claim: Claim, at now: Timestamp) -> ClaimAnswer {
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
