import GRDB
import Posix
import ServerCore
package import ServerHub
package import SottoModel

/// Who has which name and who may not come in, and decisions about both: the store's side of administration.
package struct PeopleDesk: Sendable {
    private let pool: DatabasePool
    private let key: JournalKey
    private let decision: @Sendable (ServerOrder) throws -> Ruling

    /// Beside a running server: its journal decides, and who is there feels it.
    package init(_ store: OpenedStore, hub: Hub) {
        pool = store.database.pool
        key = store.key
        decision = { order in
            hub.decide(order)
            guard let ruling = hub.rulings.take()?.last else { throw StoreError.ended }
            return ruling
        }
    }

    /// Without a server.
    package init(_ store: OpenedStore, now: @escaping @Sendable () -> Timestamp) {
        let (pool, key) = (store.database.pool, store.key)
        (self.pool, self.key) = (pool, key)
        decision = { order in
            try pool.write { db in
                var names = NameDirectory(try NameRow.all(key, db).good)
                return try DecisionRows(at: now(), key, db).rule(Decision(author: .shell, order: order), &names)
            }
        }
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
