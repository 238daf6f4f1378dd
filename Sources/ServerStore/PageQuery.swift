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

    /// What follows `after`, up to about `bytes`; for somebody new the latest lines.
    ///
    /// The page's own `after` is where it really begins: a number the store does not have (a restored backup, power
    /// loss without `--fsync`) is answered from the entry before it on, and the client knows what it shares.
    func page(_ request: PageRequest) throws -> Page {
        guard let asked = request.after else { return try latest(request) }
        let after = try common(request.room, asked)
        let rows = try entries("number > ? ORDER BY number", request.room, after)
        let fitting = fitting(rows, bytes: request.bytes)
        let isWhole = fitting.count == rows.count && rows.count < Self.mostRows
        let through = isWhole ? try last(request.room) : fitting.last?.place.number ?? after
        return Page(after: after, through: max(through, after), entries: fitting)
    }

    private func latest(_ request: PageRequest) throws -> Page {
        let rows = try entries("number > ? ORDER BY number DESC", request.room, .zero, limit: Self.newcomerLines)
        let fitting = Array(fitting(rows, bytes: request.bytes).reversed())
        guard case .kept(_, let prev)? = fitting.first?.place, let through = fitting.last?.place.number else {
            return Page(after: .zero, through: .zero, entries: [])
        }
        return Page(after: prev, through: through, entries: fitting)
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

    private func entries(
        _ condition: String, _ room: RoomID, _ number: EntryNumber, limit: Int = mostRows
    ) throws -> [Entry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryRow.columns) FROM entry WHERE room = ? AND \(condition) LIMIT \(limit)")
        let arguments: StatementArguments = [Int64(room.rawValue), Int64(clamping: number.rawValue)]
        return try Row.fetchAll(statement, arguments: arguments).compactMap(EntryRow.entry)
    }

    /// At least one, and as many as have about so many bytes on the wire.
    private func fitting(_ entries: [Entry], bytes: Int) -> [Entry] {
        var weight = 0
        let fits = entries.prefix { entry in
            weight += entry.body.text.utf8.count + entry.author.name.text.utf8.count + 128
            return weight <= bytes
        }
        return Array(fits.isEmpty ? entries.prefix(1) : fits)
    }
}
