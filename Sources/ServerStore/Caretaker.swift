import GRDB
import Posix
import ServerCore
import ServerHub
import SottoModel

/// Has removed what is kept no longer, on a thread of its own, a thousand entries at a time: what is too old, what is
/// too many, and the earliest where the quota is used up. The journal's writer removes it, between two groups.
final class Caretaker: Sendable {
    /// What is said within this time is looked at together.
    private static let rest: UInt32 = 1000
    /// Milliseconds after which age is looked at again, where anything is kept for a time.
    private static let period = 60_000
    /// The same where something could not be read, or not be removed.
    private static let patience = 5_000

    /// The journal could not write, or is ending.
    private struct NotRemoved: Error {}

    private let journal: DatabasePool
    private let key: JournalKey
    private let hub: Hub
    private let now: @Sendable () -> Timestamp
    /// Whether a removal was kept.
    private let removed = WorkQueue<Bool> { _ in 1 }

    init(of journal: DatabasePool, _ key: JournalKey, _ hub: Hub, now: @escaping @Sendable () -> Timestamp) {
        self.journal = journal
        self.key = key
        self.hub = hub
        self.now = now
    }

    func start(shrunk: @escaping @Sendable () -> Void) throws(ThreadError) {
        hub.keeping.put(.rulesChanged)
        try Thread.start("caretaker") { [self] in
            var rules = KeepingRules()
            var wait: Int?
            while let nudges = hub.keeping.take(within: wait) {
                do {
                    if try look(at: nudges.rooms, &rules) { shrunk() }
                    wait = rules.areTimed ? Self.period : nil
                } catch {
                    wait = Self.patience
                }
                pause(milliseconds: Self.rest)
            }
        }
    }

    /// The writer's, after a group.
    func note(_ batch: [JournalWork], isKept: Bool) {
        if batch.contains(where: \.isRemoval) { removed.put(isKept) }
        guard isKept else { return }
        if batch.contains(where: \.changesKeeping) { hub.keeping.put(.rulesChanged) }
        let grown = Set(batch.compactMap(\.room))
        if !grown.isEmpty { hub.keeping.put(.grown(grown)) }
    }

    func end() {
        hub.keeping.close()
        removed.close()
    }

    /// - Parameter rooms: in which more was said; nil for all, whose rules are read again.
    /// - Returns: whether anything was removed.
    private func look(at rooms: Set<RoomID>?, _ rules: inout KeepingRules) throws -> Bool {
        let (bound, quota) = hub.bounds
        if rooms == nil { rules = try journal.read { db in try KeepingRules(within: bound, key, db) } }
        var isShrunk = false
        for room in rules.rooms(among: rooms) {
            while let through = try journal.read({ db in try KeepingQuery(db).over(room, rules[room], at: now()) }) {
                try remove([room: through])
                isShrunk = true
            }
        }
        guard let quota else { return isShrunk }
        return try makeRoom(quota) || isShrunk
    }

    private func makeRoom(_ quota: Int64) throws -> Bool {
        guard try used() > quota else { return false }
        var isShrunk = false
        // Some more than need be, or every message would remove one.
        let enough = quota / 20 * 19
        while case let excess = try used() - enough, excess > 0 {
            let earliest = try journal.read { db in try KeepingQuery(db).earliest(bytes: excess) }
            guard !earliest.isEmpty else { return isShrunk }
            try remove(earliest)
            isShrunk = true
        }
        return isShrunk
    }

    private func used() throws -> Int64 {
        try journal.read { db in try KeepingQuery(db).used() }
    }

    private func remove(_ ends: [RoomID: EntryNumber]) throws {
        hub.journal.put(.remove(ends))
        guard removed.take()?.last == true else { throw NotRemoved() }
    }
}

extension [KeepingNudge] {
    /// nil: all of them.
    fileprivate var rooms: Set<RoomID>? {
        guard !isEmpty else { return nil }
        return reduce(Set()) { rooms, nudge in
            guard case .grown(let grown) = nudge else { return nil }
            return rooms?.union(grown)
        }
    }
}

extension JournalWork {
    fileprivate var isRemoval: Bool {
        if case .remove = self { true } else { false }
    }

    fileprivate var changesKeeping: Bool {
        guard case .propose(let proposal) = self, case .order(.keep) = proposal.body else { return false }
        return true
    }

    fileprivate var room: RoomID? {
        if case .propose(let proposal) = self { proposal.room } else { nil }
    }
}
