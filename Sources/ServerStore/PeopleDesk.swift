import GRDB
import Posix
import ServerCore
package import ServerHub
package import SottoModel

/// Who has which name and who may not come in, and decisions about both: the store's side of administration.
package struct PeopleDesk: Sendable {
    private let pool: DatabasePool
    private let key: JournalKey
    private let generation: SearchGeneration
    private let decision: @Sendable (ServerOrder) throws -> Ruling
    private let erasure: @Sendable (Erasure) throws -> Ruling

    /// Beside a running server: its journal decides, and who is there feels it.
    package init(_ store: OpenedStore, hub: Hub) {
        pool = store.database.pool
        key = store.key
        generation = store.searchGeneration
        decision = { order in
            hub.decide(order)
            return try hub.ruling()
        }
        erasure = { erasure in
            hub.erase(erasure)
            return try hub.ruling()
        }
    }

    /// Without a server.
    package init(_ store: OpenedStore, now: @escaping @Sendable () -> Timestamp) {
        let (pool, key) = (store.database.pool, store.key)
        (self.pool, self.key, generation) = (pool, key, store.searchGeneration)
        decision = { order in
            try pool.write { db in
                var names = NameDirectory(try NameRow.all(key, db).good)
                let register = KeyRegister(try StatementRows.all(key, db).good)
                let decision = Decision(author: .shell, order: order.about(register.heir))
                return try DecisionRows(at: now(), key, db).rule(decision, &names)
            }
        }
        let (path, generation) = (store.searchPath, store.searchGeneration)
        erasure = { erasure in
            try pool.write { db in
                var names = NameDirectory(try NameRow.all(key, db).good)
                _ = try ErasureRows(key, db).perform(erasure, &names)
            }
            if erasure.isOfAccount {
                SearchIndex.remove(path)
                generation.advance()
            }
            return .done([])
        }
    }

    /// Erases who somebody was and what they said, and out of the files as well: the account first, so that they are
    /// out and say nothing more, and again at the end, where they came back meanwhile.
    ///
    /// - Returns: how many entries were theirs; nil where the store cannot be written.
    func erase(_ identity: IdentityKey) throws -> Int? {
        guard try isDone(.account(identity, rooms: [])) else { return nil }
        var (count, rooms, reached) = (0, Set<RoomID>(), Int64.min)
        while let step = try pool.read({ db in try ErasureRows(key, db).next(by: identity, after: reached) }) {
            guard try step.numbers.isEmpty || isDone(.words(identity, step.numbers)) else { return nil }
            count += step.numbers.count
            rooms.formUnion(step.rooms)
            reached = step.through
        }
        let index = generation.now
        guard try isDone(.account(identity, rooms: rooms)) else { return nil }
        try emptyLog()
        try wait(until: { generation.now != index })
        return count
    }

    private func isDone(_ step: Erasure) throws -> Bool {
        if case .done = try erasure(step) { true } else { false }
    }

    /// Pages as they were are in the log until it is moved into the file and cut; a reader in the way is waited for.
    private func emptyLog() throws {
        try wait(until: {
            try pool.writeWithoutTransaction { db in
                try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")?.integer(0) == 0
            }
        })
    }

    private func wait(until isDone: () throws -> Bool) throws {
        for _ in 0..<200 {
            if try isDone() { return }
            pause(milliseconds: 50)
        }
        throw StoreError.busy
    }

    func decide(_ order: ServerOrder) throws -> Ruling {
        try decision(order)
    }

    func names() throws -> NameDirectory {
        try pool.read { db in NameDirectory(try NameRow.all(key, db).good) }
    }

    func bans() throws -> [ServerBan] {
        try pool.read { db in try BanRow.all(key, db).good }
    }
}

extension Hub {
    fileprivate func ruling() throws -> Ruling {
        guard let ruling = rulings.take()?.last else { throw StoreError.ended }
        return ruling
    }
}
