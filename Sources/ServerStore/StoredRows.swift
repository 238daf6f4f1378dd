import GRDB
import SottoModel

/// Rows of the journal for whoever looks whether they are good, in short reads.
struct StoredRows {
    /// So many are read in one go: some milliseconds.
    static let most = 2_000

    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// A row, and whether those who look it up by its room or its id find it.
    struct Found {
        let row: StoredEntry
        let isIndexed: Bool
    }

    /// The rows above a number, in the order of the file itself.
    func rows(after number: Int64, through last: Int64 = .max) throws -> [Found] {
        let ofRoom = "SELECT i.number FROM entry AS i INDEXED BY entry_of_room"
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(EntryRow.columns),
                    (\(ofRoom) WHERE i.room = e.room AND i.number = e.number),
                    (SELECT i.number FROM entry AS i WHERE i.id = e.id)
                FROM entry AS e WHERE number > ? AND number <= ? ORDER BY number LIMIT \(Self.most)
                """)
        return try Row.fetchAll(statement, arguments: [number, last]).map { row in
            let stored = EntryRow.stored(row)
            return Found(row: stored, isIndexed: row.integer(12) == stored.number && row.integer(13) == stored.number)
        }
    }

    /// The number above which there are the newest `count`.
    func beginning(ofNewest count: Int) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT number FROM entry ORDER BY number DESC LIMIT 1 OFFSET \(count)") ?? .min
    }

    /// Whether anything at all was written with this key; an empty store is anybody's.
    func isOurs(_ key: JournalKey) throws -> Bool {
        let rooms = try RoomRow.all(db)
        if rooms.contains(where: { $0.isAuthentic(key) }) { return true }
        let newest = try rows(after: try beginning(ofNewest: 100))
        return newest.contains { $0.row.isAuthentic(key) } || (rooms.isEmpty && newest.isEmpty)
    }

    func lastNumber() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(number) FROM entry") ?? 0
    }

    /// The room's entries up to a number, the newest first.
    func newest(of room: Int64, through number: Int64 = .max) throws -> some Cursor<StoredEntry> {
        let statement = try db.makeStatement(
            sql: "SELECT \(EntryRow.columns) FROM entry WHERE room = ? AND number <= ? ORDER BY number DESC")
        return try Row.fetchCursor(statement, arguments: [room, number]).map { EntryRow.stored($0) }
    }

    /// Every room that has entries.
    func rooms() throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                WITH RECURSIVE seen (room) AS (
                    SELECT min(room) FROM entry
                    UNION ALL SELECT (SELECT min(room) FROM entry WHERE room > seen.room) FROM seen WHERE room NOT NULL
                )
                SELECT room FROM seen WHERE room NOT NULL
                """)
    }

    func knownLosses(_ key: JournalKey) throws -> KnownLosses {
        var known = KnownLosses()
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(EntryRow.columns) FROM entry WHERE kind = \(BodyColumns.loss) AND kind > 2")
        while let row = try rows.next() {
            let stored = EntryRow.stored(row)
            guard case .loss(let loss)? = stored.entry(key)?.body else { continue }
            known.add(loss, in: stored.room)
        }
        return known
    }

    /// The room's topic that was set last up to a number, by an entry or before the first one.
    func topic(of room: Int64, through number: Int64 = .max, _ key: JournalKey) throws -> RoomFloor.Topic {
        // Left to itself, SQLite goes through everything that was said in the room.
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(EntryRow.columns) FROM entry INDEXED BY entry_of_state
                WHERE room = ? AND kind = \(BodyColumns.topic) AND kind > 2 AND number <= ? ORDER BY number DESC
                """, arguments: [room, number])
        while let row = try rows.next() {
            guard let entry = EntryRow.stored(row).entry(key), case .topic(let text) = entry.body else { continue }
            return RoomFloor.Topic(text: text, author: entry.author.identity.bytes)
        }
        return try RoomFloor.of(room, key, db)?.topic ?? RoomFloor.Topic()
    }
}
