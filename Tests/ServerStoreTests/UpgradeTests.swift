import Foundation
import GRDB
import ServerStore
import SottoModel
import TestSupport
import Testing

struct `A store of an earlier version` {
    private let store = Scratch()

    /// Made of the dump of a store that a server of schema 1 had written.
    private func make(_ name: String) throws {
        let dump = try #require(Bundle.module.url(forResource: name, withExtension: "sql", subdirectory: "Stores"))
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(path: store.file("journal.db"), configuration: configuration)
        try database.writeWithoutTransaction { db in try db.execute(sql: String(contentsOf: dump, encoding: .utf8)) }
        try database.close()
    }

    @Test func `goes on, with everything in it`() throws {
        try make("schema-1")
        #expect(
            try Reading(in: store).text
                == "#lobby: hello from schema 1, waves, 안녕하세요, 둘째 | #tea: in tea")
        store.write(Array(repeating: 7, count: 32), to: "server.key")
        let check = try StoreCheck(StoreReader(store.path))
        #expect(check.isGood && check.rooms.map(\.entries) == [4, 1])
    }

    @Test func `knows what was missing in it before`() throws {
        try make("schema-1")
        try Intruder.run(store.file("journal.db"), "DELETE FROM entry WHERE body = 'waves'")
        #expect(
            try Reading(in: store).text
                == "#lobby: hello from schema 1, 안녕하세요, 둘째, lost 1882651974696961-1882651974696962 | #tea: in tea")
    }

    @Test func `is not read by who only reads`() throws {
        try make("schema-1")
        store.write(Array(repeating: 7, count: 32), to: "server.key")
        #expect(throws: StoreError.older(path: store.file("journal.db"))) { _ = try StoreReader(store.path) }
    }
}

struct `A store of a later version` {
    @Test func `is refused, and no byte of it changes`() throws {
        let store = try Past("l t").copy()
        try Intruder.run(store.file("journal.db"), "INSERT INTO grdb_migrations VALUES ('9 from the future')")
        let before = store.names.map { ($0, store.read($0)) }
        #expect(throws: StoreError.newer(path: store.file("journal.db"))) {
            _ = try OpenedStore(store.file("journal.db"), .test, isSynchronous: false)
        }
        #expect(store.names == before.map(\.0))
        for (name, bytes) in before { #expect(store.read(name) == bytes, "\(name)") }
    }
}
