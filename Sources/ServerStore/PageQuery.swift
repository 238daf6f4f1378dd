import GRDB
import ServerHub
import SottoModel

/// A stretch of a room's record, out of the store.
struct PageQuery {
    private static let newcomerLines = 100
    /// More rows than fit a page are not read.
    private static let mostRows = 400

    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// The page's own `after` is where it really begins: a number the store does not have (a restored backup, power
    /// loss without `--fsync`) is answered from the entry before it on, and the client knows what it shares.
    func page(_ request: PageRequest) throws -> Page {
        switch request.stretch {
        case .after(let number?): try following(number, request)
        case .after(nil): try latest(request)
        case .before(let number): try preceding(number, request)
        }
    }

    /// What follows an entry, up to about so many bytes.
    private func following(_ number: EntryNumber, _ request: PageRequest) throws -> Page {
        let after = try common(request.room, number)
        let rows = try rows("number > ? ORDER BY number", request.room, after)
        let fitting = fitting(rows, bytes: request.bytes)
        let isWhole = fitting.count == rows.count && rows.count < Self.mostRows
        let through = isWhole ? try last(request.room) : fitting.last?.number ?? after
        return Page(after: after, through: max(through, after), entries: fitting.compactMap(\.entry))
    }

    /// For somebody new, the latest lines.
    private func latest(_ request: PageRequest) throws -> Page {
        let rows = try rows("number > ? ORDER BY number DESC", request.room, .zero, limit: Self.newcomerLines)
        return try page(of: fitting(rows, bytes: request.bytes), in: request.room, through: rows.first?.number ?? .zero)
    }

    /// The lines just before an entry. Where there is nothing before them the page begins after 0.
    private func preceding(_ number: EntryNumber, _ request: PageRequest) throws -> Page {
        let rows = try rows("number < ? ORDER BY number DESC", request.room, number)
        return try page(of: fitting(rows, bytes: request.bytes), in: request.room, through: number.before)
    }

    /// - Parameter rows: the last first.
    private func page(of rows: [StoredEntry], in room: RoomID, through: EntryNumber) throws -> Page {
        guard let first = rows.last?.number else { return Page(after: .zero, through: through, entries: []) }
        let after = try common(room, first.before)
        return Page(after: after, through: through, entries: rows.reversed().compactMap(\.entry))
    }

    /// The last entry of the room up to `number`.
    private func common(_ room: RoomID, _ number: EntryNumber) throws -> EntryNumber {
        let statement = try db.cachedStatement(
            sql: "SELECT max(number) FROM entry WHERE room = ? AND number <= ?")
        let found = try Int64.fetchOne(
            statement, arguments: [Int64(room.rawValue), Int64(clamping: number.rawValue)])
        return EntryNumber(found ?? 0)
    }

    private func last(_ room: RoomID) throws -> EntryNumber {
        try common(room, EntryNumber(UInt64(Int64.max)))
    }

    private func rows(
        _ condition: String, _ room: RoomID, _ number: EntryNumber, limit: Int = mostRows
    ) throws -> [StoredEntry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryRow.columns) FROM entry WHERE room = ? AND \(condition) LIMIT \(limit)")
        let arguments: StatementArguments = [Int64(room.rawValue), Int64(clamping: number.rawValue)]
        return try Row.fetchAll(statement, arguments: arguments).map(StoredEntry.init)
    }

    /// At least one, and as many as have about so many bytes on the wire.
    private func fitting(_ rows: [StoredEntry], bytes: Int) -> [StoredEntry] {
        var weight = 0
        let fits = rows.prefix { row in
            weight += row.weight
            return weight <= bytes
        }
        return Array(fits.isEmpty ? rows.prefix(1) : fits)
    }
}

/// A row's number, and its entry where this version knows its kind: what is passed over has its place all the same.
private struct StoredEntry {
    let number: EntryNumber
    let entry: Entry?

    init(_ row: Row) {
        number = EntryNumber(row[0] as Int64)
        entry = EntryRow.entry(row)
    }

    /// About so many bytes on the wire.
    var weight: Int {
        entry.map { $0.body.text.utf8.count + $0.author.name.text.utf8.count + 128 } ?? 0
    }
}

extension EntryNumber {
    fileprivate var before: EntryNumber { EntryNumber(max(rawValue, 1) - 1) }
}
