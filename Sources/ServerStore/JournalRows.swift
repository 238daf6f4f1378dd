import GRDB
import SottoModel

/// Entries of all rooms, for the index.
struct JournalRows {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    func following(_ number: Int64, limit: Int) throws -> [StoredEntry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryRow.columns) FROM entry WHERE number > ? ORDER BY number LIMIT ?")
        return try Row.fetchAll(statement, arguments: [number, limit]).map(EntryRow.stored)
    }

    /// Those of the numbers that are there, in the same order.
    func entries(_ numbers: [Int64]) throws -> [StoredEntry] {
        let statement = try db.cachedStatement(sql: "SELECT \(EntryRow.columns) FROM entry WHERE number = ?")
        return try numbers.compactMap { number in
            try Row.fetchOne(statement, arguments: [number]).map(EntryRow.stored)
        }
    }

    func id(of number: Int64) throws -> [UInt8]? {
        try entries([number]).first?.id
    }

    func count() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") ?? 0
    }
}

extension StoredEntry {
    /// For the index; nil for what nobody wrote, and for what is no more.
    func line(_ key: JournalKey) -> SearchIndex.Line? {
        guard let entry = entry(key), !entry.body.text.isEmpty else { return nil }
        return SearchIndex.Line(
            number: number, room: RoomID(UInt64(clamping: room)), id: entry.id, text: entry.body.text)
    }
}
