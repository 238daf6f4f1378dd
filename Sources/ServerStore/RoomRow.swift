import GRDB
import SottoModel

/// A room as a row, its name under a tag.
struct RoomRow {
    let id: Int64
    let name: String
    let tag: Tag?

    init(id: Int64, name: String, _ key: JournalKey) {
        self.id = id
        self.name = name
        tag = Self.tag(id, name, key)
    }

    private init(_ row: Row) {
        id = row.integer(0) ?? 0
        name = row.text(1) ?? ""
        tag = row.bytes(2).flatMap { Tag($0) }
    }

    static func all(_ db: Database) throws -> [RoomRow] {
        try Row.fetchAll(db, sql: "SELECT id, name, tag FROM room").map(RoomRow.init)
    }

    func isAuthentic(_ key: JournalKey) -> Bool {
        tag == Self.tag(id, name, key)
    }

    func save(_ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO room (id, name, tag) VALUES (?, ?, ?)", arguments: [id, name, Blob.of(tag)])
    }

    /// Leaves the row of the same room, or the same name, as it is.
    func saveIfNew(_ db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO room (id, name, tag) VALUES (?, ?, ?)", arguments: [id, name, Blob.of(tag)])
    }

    static func remove(_ id: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM room WHERE id = ?", arguments: [id])
    }

    private static func tag(_ id: Int64, _ name: String, _ key: JournalKey) -> Tag {
        var room = Canonical(.room)
        room.add(id)
        room.add(name.utf8)
        return key.tag(room)
    }
}
