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

/// Where a room begins whose first entries were removed.
struct RoomFloor {
    let room: Int64
    /// The last entry that was removed.
    let last: RoomTip

    /// - Returns: nil for a row that is not what we wrote.
    init?(_ row: Row, _ key: JournalKey) {
        guard let room = row.integer(0), let number = row.integer(1), let at = row.integer(2),
            let chain = row.bytes(3).flatMap({ Tag($0) }), let tag = row.bytes(4).flatMap({ Tag($0) })
        else { return nil }
        self.init(room: room, last: RoomTip(number: number, at: at, chain: chain))
        guard tag == self.tag(key) else { return nil }
    }

    init(room: Int64, last: RoomTip) {
        self.room = room
        self.last = last
    }

    /// The good ones, by their rooms.
    static func all(_ key: JournalKey, _ db: Database) throws -> [Int64: RoomTip] {
        let floors = try Row.fetchAll(db, sql: "SELECT room, number, at, chain, tag FROM floor")
            .compactMap { RoomFloor($0, key) }
        return Dictionary(floors.map { ($0.room, $0.last) }) { first, _ in first }
    }

    func save(_ key: JournalKey, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO floor (room, number, at, chain, tag) VALUES (?, ?, ?, ?, ?)",
            arguments: [room, last.number, last.at, Blob.of(last.chain), Blob.of(tag(key))])
    }

    private func tag(_ key: JournalKey) -> Tag {
        var floor = Canonical(.floor)
        for field in [room, last.number, last.at] { floor.add(field) }
        floor.add(last.chain)
        return key.tag(floor)
    }
}
