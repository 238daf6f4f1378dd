import GRDB
import SottoModel

/// The migration of a store whose rows had no tags: each is read, chained, and written into the new table.
///
/// It takes the rows as it finds them: whether one is missing is seen afterwards, as at every start.
struct Chaining {
    private let key: JournalKey
    private let db: Database

    init(_ key: JournalKey, _ db: Database) {
        self.key = key
        self.db = db
    }

    func run() throws {
        try copyRooms()
        try copyNames()
        try copyEntries()
    }

    private func copyRooms() throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT id, name FROM old_room")
        while let row = try rows.next() {
            guard let id = row.integer(0), let name = row.text(1) else { continue }
            try RoomRow(id: id, name: name, key).save(db)
        }
    }

    private func copyNames() throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT name, identity, until FROM old_name")
        while let row = try rows.next() {
            guard let holding = NameRow.holding(row) else { continue }
            try NameRow.save(holding, key, db)
        }
    }

    private func copyEntries() throws {
        var tips: [Int64: RoomTip] = [:]
        let columns = "number, room, prev, id, author, name, at, kind, CAST(body AS BLOB), NULL, NULL, NULL"
        let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM old_entry ORDER BY number")
        while let row = try rows.next() {
            var stored = EntryRow.stored(row)
            let tip = tips[stored.room] ?? .start(of: stored.room, key)
            let digest = stored.contentTag(key)
            let chain = stored.chainTag(after: tip.chain, digest, key)
            stored.digest = digest
            stored.chain = chain
            try EntryRow.insert(stored, db)
            tips[stored.room] = RoomTip(number: stored.number, at: stored.at, chain: chain)
        }
    }
}
