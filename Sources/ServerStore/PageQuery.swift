import GRDB
import ServerHub
import SottoModel

/// A stretch of a room's record, out of the store: what people read. What was erased is not in it, nor is what has
/// been altered since we wrote it.
struct PageQuery {
    private static let newcomerLines = 100
    /// More rows than fit a page are not read.
    private static let mostRows = 400

    private let key: JournalKey
    private let db: Database

    init(_ key: JournalKey, _ db: Database) {
        self.key = key
        self.db = db
    }

    /// The page's own `after` is where it really begins: a number the store does not have (a restored backup, power
    /// loss without `--fsync`) is answered from the entry before it on, and the client knows what it shares.
    func page(_ request: PageRequest) throws -> Page {
        switch request.stretch {
        case .after(let number?): try following(number, request)
        case .after(nil): try latest(request)
        case .before(let number): try preceding(number, request)
        case .links(let number): try links(after: number, request)
        }
    }

    /// What follows an entry, up to about so many bytes.
    private func following(_ number: EntryNumber, _ request: PageRequest) throws -> Page {
        let after = try common(request.room, number)
        let rows = try rows("number > ? ORDER BY number", request.room, after)
        let entries = rows.compactMap { $0.entry(key) }
        let fitting = fitting(entries, bytes: request.bytes)
        guard fitting.count == entries.count else {
            return Page(after: after, through: fitting.last?.place.number ?? after, entries: fitting)
        }
        let isEnd = rows.count < Self.mostRows
        let through = isEnd ? try last(request.room) : rows.last.map { EntryNumber($0.number) } ?? after
        return Page(after: after, through: max(through, after), entries: fitting)
    }

    /// Of a sealed room's chain.
    private func links(after number: EntryNumber, _ request: PageRequest) throws -> Page {
        let rows = try ChainRows(db).rows(of: request.room, after: number, limit: Self.mostRows)
        let fitting = fitting(rows.compactMap { $0.entry(key) }, bytes: request.bytes)
        return Page(after: number, through: fitting.last?.place.number ?? number, entries: fitting)
    }

    /// For somebody new, the latest lines.
    private func latest(_ request: PageRequest) throws -> Page {
        let rows = try rows("number > ? ORDER BY number DESC", request.room, .zero, limit: Self.newcomerLines)
        let fitting = Array(fitting(rows.compactMap { $0.entry(key) }, bytes: request.bytes).reversed())
        let through = try last(request.room)
        guard case .kept(_, let prev)? = fitting.first?.place else {
            return Page(after: through, through: through, entries: [])
        }
        return Page(after: prev, through: through, entries: fitting)
    }

    /// The lines just before an entry. Where there is nothing before them the page begins after 0.
    private func preceding(_ number: EntryNumber, _ request: PageRequest) throws -> Page {
        let rows = try rows("number < ? ORDER BY number DESC", request.room, number)
        let entries = rows.compactMap { $0.entry(key) }
        let fitting = fitting(entries, bytes: request.bytes)
        let isShort = fitting.count < entries.count
        // What was erased has its place in the page all the same.
        let first = isShort ? fitting.last?.place.number : rows.last.map { EntryNumber($0.number) }
        let after = try first.map { try last(request.room, before: $0) } ?? .zero
        return Page(after: after, through: number.before, entries: fitting.reversed())
    }

    /// 0 where there is none.
    private func last(_ room: RoomID, before number: EntryNumber) throws -> EntryNumber {
        let statement = try db.cachedStatement(sql: "SELECT max(number) FROM entry WHERE room = ? AND number < ?")
        let arguments: StatementArguments = [Int64(room.rawValue), Int64(clamping: number.rawValue)]
        return EntryNumber(try Row.fetchOne(statement, arguments: arguments)?.integer(0) ?? 0)
    }

    /// The last entry of the room up to `number`. What was removed from a room's beginning counts as still in common.
    private func common(_ room: RoomID, _ number: EntryNumber) throws -> EntryNumber {
        let arguments: StatementArguments = [Int64(room.rawValue), Int64(clamping: number.rawValue)]
        let statement = try db.cachedStatement(sql: "SELECT max(number) FROM entry WHERE room = ? AND number <= ?")
        if let found = try Row.fetchOne(statement, arguments: arguments)?.integer(0) { return EntryNumber(found) }
        let floor = try db.cachedStatement(sql: "SELECT min(number, ?2) FROM floor WHERE room = ?1")
        return EntryNumber(try Row.fetchOne(floor, arguments: arguments)?.integer(0) ?? 0)
    }

    func last(_ room: RoomID) throws -> EntryNumber {
        try common(room, EntryNumber(UInt64(Int64.max)))
    }

    private func rows(
        _ condition: String, _ room: RoomID, _ number: EntryNumber, limit: Int = mostRows
    ) throws -> [StoredEntry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryRow.columns) FROM entry WHERE room = ? AND \(condition) LIMIT \(limit)")
        let arguments: StatementArguments = [Int64(room.rawValue), Int64(clamping: number.rawValue)]
        return try Row.fetchAll(statement, arguments: arguments).map(EntryRow.stored)
    }

    /// At least one, and as many as have about so many bytes on the wire.
    private func fitting(_ entries: [Entry], bytes: Int) -> [Entry] {
        var weight = 0
        let fits = entries.prefix { entry in
            weight += entry.body.byteCount + entry.author.name.text.utf8.count + 128
            return weight <= bytes
        }
        return Array(fits.isEmpty ? entries.prefix(1) : fits)
    }
}

extension EntryNumber {
    /// The number before it; 0 has none.
    var before: EntryNumber { EntryNumber(max(rawValue, 1) - 1) }
}
