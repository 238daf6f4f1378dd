import Foundation
import GRDB
import ServerCore
import ServerStore
import SottoModel
import TestSupport
import Testing

struct `A store of an earlier version` {
    /// What stood in the inbox of schema 3.
    private static let whispered = ["are you there?", "속삭임"]

    private let store = Scratch()

    /// Made of the dump of a store that a server of that schema had written; of schema 2, that one of schema 3 had
    /// written, without what came with 3.
    private func make(_ name: String) throws {
        let dump = try #require(Bundle.module.url(forResource: name, withExtension: "sql", subdirectory: "Stores"))
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(path: store.file("journal.db"), configuration: configuration)
        try database.writeWithoutTransaction { db in try db.execute(sql: String(contentsOf: dump, encoding: .utf8)) }
        try database.close()
    }

    @Test(arguments: [
        ("schema-1", "#lobby: hello from schema 1, waves, 안녕하세요, 둘째 | #tea: in tea", [4, 1]),
        ("schema-2", "#lobby: hello from schema 3, waves, 안녕하세요, tea and talk, 둘째", [5]),
        ("schema-3", "#den: , secret plans, ,  | #lobby: hello from schema 3, waves, 안녕하세요, tea and talk, 둘째", [5, 4]),
    ])
    func `goes on, with everything in it`(_ name: String, _ text: String, _ entries: [Int]) throws {
        try make(name)
        #expect(try Reading(in: store).text == text)
        store.write(Array(repeating: 7, count: 32), to: "server.key")
        let check = try StoreCheck(StoreReader(store.path))
        #expect(check.isGood && check.rooms.map(\.entries) == entries)
    }

    @Test func `goes on with what was decided, and without whispers that it could read`() throws {
        try make("schema-3")
        let opened = try OpenedStore(store.file("journal.db"), .test, isSynchronous: false)
        #expect(opened.damage == [])
        let den = try #require(opened.rooms.first { $0.name == "#den" }?.fold)
        #expect(den.isPrivate && den.slowSeconds == 30 && den.retention == Retention() && den.operators.count == 1)
        #expect(opened.rooms.first { $0.name == "#lobby" }?.topic == "tea and talk")
        let waiting = try DatabaseQueue(path: store.file("journal.db")).read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM inbox")
        }
        #expect(waiting == 0)
        let files = store.names.filter { $0.hasPrefix("journal.db") }
        for words in Self.whispered {
            #expect(!files.contains { store.bytes(of: $0).contains(Array(words.utf8)) }, "\(words)")
        }
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

struct `A store in which nothing could be kept` {
    @Test(arguments: ["removed", "inbox", "whispered", "policy", "damaged"])
    func `is refused before anybody comes in`(_ table: String) throws {
        let store = try Past("l t").copy()
        let path = store.file("journal.db")
        try Intruder.checkpoint(path)
        let root = try Intruder.text(path, "SELECT CAST(rootpage AS TEXT) FROM sqlite_schema WHERE name = '\(table)'")
        let page = try #require(root.flatMap { Int($0) })
        var bytes = store.bytes(of: "journal.db")
        bytes[(page - 1) * 4096] ^= 0xFF
        store.write(bytes, to: "journal.db")
        #expect(throws: StoreError.self) {
            _ = try OpenedStore(path, .test, isSynchronous: false)
        }
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
