import GRDB
import ServerCore
import SottoModel

/// Erases somebody out of the rows: what they said, and who they were.
struct ErasureRows {
    /// So many rows are looked through for theirs in one read.
    private static let stretch = 20_000
    /// So many are erased in one go.
    private static let most = 1_000

    private let key: JournalKey
    private let db: Database

    init(_ key: JournalKey, _ db: Database) {
        self.key = key
        self.db = db
    }

    /// Some entries of somebody's.
    struct Stretch {
        let numbers: [EntryNumber]
        let rooms: Set<RoomID>
        /// How far was looked.
        let through: Int64
    }

    /// The next of them; nil at the end.
    func next(by author: IdentityKey, after number: Int64) throws -> Stretch? {
        let stretch = "SELECT max(number) FROM (SELECT number FROM entry WHERE number > ? ORDER BY number LIMIT ?)"
        guard let end = try Int64.fetchOne(db, sql: stretch, arguments: [number, Self.stretch]) else { return nil }
        let theirs = try Row.fetchAll(
            db,
            sql: """
                SELECT number, room FROM entry WHERE number > ? AND number <= ? AND author = ? ORDER BY number LIMIT ?
                """,
            arguments: [number, end, Blob.of(author.bytes), Self.most])
        let numbers = theirs.compactMap { $0.integer(0) }
        return Stretch(
            numbers: numbers.map { EntryNumber(UInt64(clamping: $0)) },
            rooms: Set(theirs.compactMap { $0.integer(1) }.map { RoomID(UInt64(clamping: $0)) }),
            through: theirs.count == Self.most ? numbers.last ?? end : end)
    }

    /// - Returns: the rooms that lost something, with their topics as they are since.
    func perform(_ erasure: Erasure, _ names: inout NameDirectory) throws -> [RoomID: String] {
        let rooms =
            switch erasure {
            case .account(let identity, _): try forget(identity, &names)
            case .words(let identity, let numbers): try erase(numbers, by: identity)
            }
        try db.execute(sql: "DELETE FROM damaged")
        var topics: [RoomID: String] = [:]
        for room in rooms { topics[RoomID(UInt64(clamping: room))] = try StoredRows(db).topic(of: room, key).text }
        return topics
    }

    private func erase(_ numbers: [EntryNumber], by author: IdentityKey) throws -> Set<Int64> {
        var rooms: Set<Int64> = []
        for number in numbers.map({ Int64(clamping: $0.rawValue) }) {
            for found in try StoredRows(db).rows(after: number - 1, through: number)
            where found.row.author == author.bytes {
                rooms.insert(found.row.room)
                try erase(found.row)
            }
        }
        return rooms
    }

    /// What is not as we wrote it cannot be marked as erased: it goes, and is missed.
    private func erase(_ row: StoredEntry) throws {
        guard row.isAuthentic(key) else {
            return try db.execute(sql: "DELETE FROM entry WHERE number = ?", arguments: [row.number])
        }
        try EntryRow.update(row.erased(key), db)
    }

    private func forget(_ identity: IdentityKey, _ names: inout NameDirectory) throws -> Set<Int64> {
        let bytes = Blob.of(identity.bytes)
        for holding in names.removeAll(of: identity) { try NameRow.remove(holding.name.text, db) }
        try db.execute(sql: "DELETE FROM inbox WHERE reader = ?1 OR author = ?1", arguments: [bytes])
        try db.execute(sql: "DELETE FROM standing WHERE identity = ?", arguments: [bytes])
        try PolicyRow.save(.everybody, of: identity, db)
        let floors = try RoomFloor.withTopic(by: identity, key, db)
        for floor in floors { try RoomFloor(room: floor.room, last: floor.last).save(key, db) }
        return Set(floors.map(\.room))
    }
}
