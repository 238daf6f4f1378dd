import GRDB
import ServerStore
import TestSupport
import Testing

/// With a reader in the way of some of it, as there always is one where much is said.
struct `The journal's log` {
    private let scratch = Scratch()

    private func store() throws -> OpenedStore {
        try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false)
    }

    private func write(_ rows: Int) throws {
        let writer = try DatabaseQueue(path: scratch.file("journal.db"))
        try writer.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
        for _ in 0..<rows {
            try writer.write { db in try db.execute(sql: "INSERT INTO damaged (found, body) VALUES (1, zeroblob(9000))")
            }
        }
    }

    @Test func `is cut where it is too long`() throws {
        let store = try store()
        try write(20)
        try Checkpointer(store, longest: 100_000).run()
        #expect(scratch.size(of: "journal.db-wal") == 0)
    }

    @Test func `is moved, and left as long as it is where it is not`() throws {
        let store = try store()
        try write(20)
        let length = scratch.size(of: "journal.db-wal")
        try Checkpointer(store, longest: 10_000_000).run()
        #expect(scratch.size(of: "journal.db-wal") == length)
        #expect(scratch.size(of: "journal.db") > 180_000)
    }

    @Test func `waits for who reads it`() throws {
        let store = try store()
        let reader = try DatabaseQueue(path: scratch.file("journal.db"))
        try reader.inDatabase { db in
            try db.execute(sql: "BEGIN; SELECT count(*) FROM entry")
            try write(20)
            try Checkpointer(store, longest: 100_000).run()
            #expect(scratch.size(of: "journal.db-wal") > 100_000)
            try db.execute(sql: "COMMIT")
        }
        try Checkpointer(store, longest: 100_000).run()
        #expect(scratch.size(of: "journal.db-wal") == 0)
    }
}
