import GRDB
import ServerCore
import SottoModel

/// What the writer knows without asking the file: where each room ends, which number is next, who has which name.
struct JournalState: Sendable {
    struct RoomEnd: Sendable {
        var last = EntryNumber.zero
        var at = Timestamp(milliseconds: 0)
    }

    var next: UInt64
    var ends: [RoomID: RoomEnd] = [:]
    var names = NameDirectory()
    /// Names that were given out while nothing could be written.
    var unsaved: Set<UserName> = []

    /// - Parameter base: the first number to give, above all that are stored.
    init(_ db: Database, base: UInt64) throws {
        next = base
        // Beside max() SQLite gives the other columns of the very row that has it.
        let last = "SELECT room, max(number), at FROM entry GROUP BY room"
        for row in try Row.fetchAll(db, sql: last) {
            ends[RoomID(UInt64(clamping: row[0] as Int64))] = RoomEnd(
                last: EntryNumber(row[1] as Int64), at: Timestamp(milliseconds: row[2]))
        }
        names = NameDirectory(try NameRow.all(db))
    }

    /// The rooms with their ends and topics, for the hub.
    static func rooms(_ db: Database) throws -> [StoredRoom] {
        let topic = "SELECT body FROM entry WHERE room = room.id AND kind = 3 ORDER BY number DESC LIMIT 1"
        let last = "SELECT max(number) FROM entry WHERE room = room.id"
        let folds = try FoldTable(db).all()
        return try Row.fetchAll(db, sql: "SELECT id, name, (\(topic)), (\(last)) FROM room").compactMap { row in
            guard let name = try? RoomName(row[1] as String) else { return nil }
            let id = RoomID(UInt64(clamping: row[0] as Int64))
            return StoredRoom(
                id: id, name: name, topic: row[2] ?? "", last: EntryNumber(row[3] as Int64? ?? 0),
                fold: folds[id] ?? RoomFold())
        }
    }

    /// What a hub begins with.
    static func stored(_ db: Database) throws -> StoredState {
        var stored = StoredState(rooms: try rooms(db))
        stored.policies = try PolicyRow.all(db)
        stored.bans = try BanRow.all(db)
        return stored
    }

    static func lastNumber(_ db: Database) throws -> UInt64 {
        let last =
            "SELECT max(coalesce((SELECT max(number) FROM entry), 0), coalesce((SELECT max(number) FROM inbox), 0))"
        return UInt64(clamping: try Int64.fetchOne(db, sql: last) ?? 0)
    }
}

/// A name with its owner as a row.
enum NameRow {
    static func all(_ db: Database) throws -> [NameDirectory.Holding] {
        try Row.fetchAll(db, sql: "SELECT name, identity, until FROM name").compactMap { row in
            guard let name = try? UserName(row[0] as String), let identity = IdentityKey(Blob.bytes(row[1])) else {
                return nil
            }
            let until = (row[2] as Int64?).map { Timestamp(milliseconds: $0) }
            return NameDirectory.Holding(name: name, identity: identity, until: until)
        }
    }

    /// Takes the place of the row of a name that looks the same.
    static func save(_ holding: NameDirectory.Holding, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO name (name, identity, until) VALUES (?, ?, ?)",
            arguments: [holding.name.text, Blob.of(holding.identity.bytes), holding.until?.milliseconds])
    }

    static func remove(_ name: UserName, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM name WHERE name = ?", arguments: [name.text])
    }
}
