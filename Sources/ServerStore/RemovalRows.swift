import GRDB
import SottoModel

/// Removes a room's first entries. What of them goes on holding stays: where the room begins, its topic, and for a
/// while the ids, by which a sender who never heard of it is told that their message came.
struct RemovalRows {
    /// Milliseconds for which a removed message is known after it came.
    private static let known: Int64 = 30 * 24 * 3600 * 1000
    /// Ids forgotten in one go.
    private static let mostForgotten = 1000

    private let now: Timestamp
    private let key: JournalKey
    private let db: Database

    init(at now: Timestamp, _ key: JournalKey, _ db: Database) {
        self.now = now
        self.key = key
        self.db = db
    }

    /// The last of them has to be what we wrote, since the chain goes on from it: rows behind such a one stay.
    func remove(_ room: RoomID, through number: EntryNumber) throws {
        let room = Int64(clamping: room.rawValue)
        guard let last = try lastGood(of: room, through: Int64(clamping: number.rawValue)) else { return }
        let topic = try StoredRows(db).topic(of: room, through: last.number, key)
        try remember(room, through: last.number)
        try db.execute(sql: "DELETE FROM entry WHERE room = ? AND number <= ?", arguments: [room, last.number])
        // Nobody knows how old these are.
        try db.execute(sql: "DELETE FROM damaged")
        try RoomFloor(room: room, last: last, topic: topic).save(key, db)
    }

    /// The number a message had that is there no more.
    func number(of id: MessageID) throws -> EntryNumber? {
        var known = try Prepared("SELECT number FROM removed WHERE id = ?", db)
        known.bind(id.bytes)
        return try known.step() ? EntryNumber(known.integer(0) ?? 0) : nil
    }

    private func remember(_ room: Int64, through number: Int64) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO removed (id, number, until)
                SELECT id, number, at + \(Self.known) FROM entry WHERE room = ? AND number <= ? AND at > ?
                """, arguments: [room, number, now.milliseconds - Self.known])
        try db.execute(
            sql: "DELETE FROM removed WHERE id IN (SELECT id FROM removed WHERE until <= ? LIMIT ?)",
            arguments: [now.milliseconds, Self.mostForgotten])
    }

    private func lastGood(of room: Int64, through number: Int64) throws -> RoomTip? {
        let cursor = try StoredRows(db).newest(of: room, through: number)
        while let row = try cursor.next() {
            guard row.isAuthentic(key), let chain = row.chain else { continue }
            return RoomTip(number: row.number, at: row.at, chain: chain)
        }
        return nil
    }
}
