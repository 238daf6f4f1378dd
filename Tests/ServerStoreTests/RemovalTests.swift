import GRDB
import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

@testable import ServerStore

/// What erasure and retention build on.
struct `Removing from the record` {
    /// With entries 500, 501, 503, 505 in #lobby and the others in #tea, and a key.
    private static func store() throws -> Scratch {
        let store = try Past("l l t l t l").copy()
        store.write(Array(repeating: 7, count: 32), to: "server.key")
        return store
    }

    private static func change(_ store: borrowing Scratch, _ body: @escaping (Database) throws -> Void) throws {
        // Whoever had it open before may be closing it still.
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        try DatabaseQueue(path: store.file("journal.db"), configuration: configuration).write { db in try body(db) }
    }

    private static func row(_ number: Int64, _ db: Database) throws -> StoredEntry {
        try #require(try StoredRows(db).rows(after: number - 1, through: number).first?.row)
    }

    @Test func `leaves nothing of what was erased, and nothing missing`() throws {
        let store = try Self.store()
        try Self.change(store) { db in try EntryRow.update(try Self.row(503, db).erased(.test), db) }
        #expect(try StoreCheck(StoreReader(store.path)).isGood)
        #expect(try Reading(in: store).text == "#lobby: l500, l501, l505 | #tea: t502, t504")
        try Self.change(store) { db in
            let row = try Self.row(503, db)
            #expect(row.author.isEmpty && row.name.isEmpty && row.body.isEmpty && row.isErased)
        }
    }

    @Test(arguments: ["at = 1", "id = zeroblob(16)", "erasure = zeroblob(16)", "erasure = NULL", "kind = 1"])
    func `shows where what is left was changed`(_ change: String) throws {
        let store = try Self.store()
        try Self.change(store) { db in try EntryRow.update(try Self.row(503, db).erased(.test), db) }
        try Intruder.run(store.file("journal.db"), "UPDATE entry SET \(change) WHERE number = 503")
        #expect(try !StoreCheck(StoreReader(store.path)).isGood)
    }

    @Test func `does not keep an erased message a second time`() throws {
        let store = try Self.store()
        try Self.change(store) { db in try EntryRow.update(try Self.row(503, db).erased(.test), db) }
        let kept = try Kept(in: store, base: 900)
        let mina = kept.gather("mina")[0]
        kept.submit((mina, .post(1, .number(503), .say("l503"))))
        #expect(kept.finish().contains(.direct(mina, .outcome(.number(503), .kept(503)))))
    }

    @Test func `has a room begin behind what was removed`() throws {
        let store = try Self.store()
        try Self.change(store) { db in
            try RemovalRows(at: Timestamp(milliseconds: 77), .test, db).remove(1, through: 501)
        }
        #expect(try StoreCheck(StoreReader(store.path)).isGood)
        #expect(try Reading(in: store).text == "#lobby: l503, l505 | #tea: t502, t504")
    }

    @Test func `is not missed by who looks through the record meanwhile`() throws {
        let store = try Self.store()
        let opened = try OpenedStore(store.file("journal.db"), .test, isSynchronous: false)
        var removal: (any Error)?
        var isRemoved = false
        var found: [Damage] = []
        StoreAudit(.test, opened.database.pool).run([1: "#lobby", 2: "#tea"]) {
            guard !isRemoved else { return false }
            isRemoved = true
            do {
                try Self.change(store) { db in
                    try RemovalRows(at: Timestamp(milliseconds: 77), .test, db).remove(1, through: 501)
                }
            } catch {
                removal = error
            }
            return false
        } found: { damage, _ in
            found.append(damage)
        }
        #expect(removal == nil && isRemoved)
        #expect(found == [])
    }

    /// What one has, and what is in common: nothing is lost to whoever comes back with what was removed.
    @Test(arguments: [(500, 500), (501, 501), (502, 501), (503, 503)] as [(EntryNumber, EntryNumber)])
    func `answers older numbers as if they were there`(_ has: EntryNumber, _ common: EntryNumber) throws {
        let store = try Self.store()
        try Self.change(store) { db in
            try RemovalRows(at: Timestamp(milliseconds: 77), .test, db).remove(1, through: 501)
            let request = PageRequest(
                session: SessionID(lane: 0, slot: 0, generation: 0), room: 1, after: has, bytes: 10_000)
            #expect(try PageQuery(.test, db).page(request).after == common)
        }
    }

    @Test func `goes on in a room of which everything was removed`() throws {
        let store = try Self.store()
        try Self.change(store) { db in
            try RemovalRows(at: Timestamp(milliseconds: 77), .test, db).remove(1, through: 505)
        }
        let kept = try Kept(in: store, base: 900)
        kept.submit((kept.gather("mina")[0], .post(1, .number(900), .say("l900"))))
        let entries = kept.finish().compactMap { if case .entry(1, let entry) = $0 { entry } else { nil } }
        #expect(entries.map(\.place) == [.kept(900, prev: 505)])
        #expect(try StoreCheck(StoreReader(store.path)).isGood)
    }
}
