import Foundation
import GRDB
import Glibc
import SottoModel

/// The database file of a store: one writer, a few readers, a write-ahead log.
///
/// Without `isSynchronous` a commit survives the process, kill -9 included; with it, power loss too.
struct StoreDatabase: Sendable {
    let pool: DatabasePool
    /// Whether it was made just now, or by a version that wrote no record of tips.
    let isNew: Bool
    let path: String

    init(_ path: String, _ key: JournalKey, isSynchronous: Bool) throws(StoreError) {
        self.path = path
        do {
            try Self.look(path, key)
            pool = try Self.open(path)
            isNew = try Self.migrate(pool, key)
            try Self.setUp(pool, isSynchronous: isSynchronous)
        } catch let error as StoreError {
            throw error
        } catch {
            throw .unusable(path: path, reason: "\(error)")
        }
    }

    /// A connection of its own for moving the log into the file, so that no commit waits for it.
    func checkpointer() throws -> DatabaseQueue {
        try DatabaseQueue(path: path)
    }

    /// A connection that changes no byte; nil where there is no file.
    static func reader(_ path: String) throws -> DatabaseQueue? {
        guard access(path, F_OK) == 0 else { return nil }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(1)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Looks before anything is written whether it may be: to a later version's store, or another server's.
    static func refuseForeign(_ reader: DatabaseQueue, _ key: JournalKey, _ path: String) throws {
        let migrator = Schema.migrator(key)
        try reader.read { db in
            guard try !migrator.hasBeenSuperseded(db) else { throw StoreError.newer(path: path) }
            guard try !migrator.hasCompletedMigrations(db) || StoredRows(db).isOurs(key) else {
                throw StoreError.foreign(path: path)
            }
        }
    }

    /// The same for a store that nobody else has open; afterwards its folder is as it was.
    private static func look(_ path: String, _ key: JournalKey) throws {
        let hadLog = access(path + "-wal", F_OK) == 0
        guard let reader = try reader(path) else { return }
        defer {
            // Even a connection that only reads makes these, and leaves them.
            if !hadLog { for name in ["-wal", "-shm"] { unlink(path + name) } }
        }
        defer { try? reader.close() }
        try refuseForeign(reader, key, path)
    }

    private static func open(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.maximumReaderCount = 6
        configuration.busyMode = .timeout(1)
        return try DatabasePool(path: path, configuration: configuration)
    }

    /// - Returns: whether it was of an earlier version, or empty.
    private static func migrate(_ pool: DatabasePool, _ key: JournalKey) throws -> Bool {
        let migrator = Schema.migrator(key)
        guard try !pool.read(migrator.hasCompletedMigrations) else { return false }
        // What a version removes for good is overwritten, and not left in the log either.
        try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA secure_delete = ON") }
        try migrator.migrate(pool)
        _ = try pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        return true
    }

    /// GRDB sets `synchronous` while it turns the log on, so this comes afterwards and is looked at. What is deleted
    /// is overwritten: nothing that was erased stays in a free page.
    private static func setUp(_ pool: DatabasePool, isSynchronous: Bool) throws {
        let level = isSynchronous ? 2 : 1
        let actual = try pool.writeWithoutTransaction { db in
            try db.execute(
                sql: "PRAGMA synchronous = \(level); PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON")
            return try Int.fetchOne(db, sql: "PRAGMA synchronous")
        }
        guard actual == level else {
            throw StoreError.unusable(path: pool.path, reason: "synchronous stays \(actual ?? -1)")
        }
    }
}
