import GRDB
import ServerCore
import SottoModel

/// How long each room keeps what is said.
struct KeepingRules {
    private var bound = Retention()
    /// Rooms with a rule of their own, within the bound.
    private var own: [RoomID: Retention] = [:]
    private var rooms: Set<RoomID> = []

    init() {}

    init(within bound: Retention, _ key: JournalKey, _ db: Database) throws {
        self.bound = bound
        own = try FoldTable(key, db).all().folds.mapValues { $0.retention.within(bound) }.filter { !$0.value.isEndless }
        if !bound.isEndless { rooms = Set(try StoredRows(db).rooms().map { RoomID(UInt64(clamping: $0)) }) }
        rooms.formUnion(own.keys)
    }

    subscript(_ room: RoomID) -> Retention { own[room] ?? bound }

    /// Whether something ends by itself.
    var areTimed: Bool { bound.seconds != nil || own.values.contains { $0.seconds != nil } }

    /// Those that do not keep everything.
    func rooms(among grown: Set<RoomID>?) -> Set<RoomID> {
        guard let grown else { return rooms }
        return bound.isEndless ? grown.intersection(own.keys) : grown
    }
}

/// What of a room is kept no longer, in short reads.
struct KeepingQuery {
    /// So many entries are removed at once: some milliseconds of the writer's.
    private static let most = 1_000
    /// Bytes that an entry takes beside its text, in the table and its indexes, near enough.
    private static let overhead: Int64 = 250

    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// The last of the first entries that are too old or too many; nil where there is none.
    func over(_ room: RoomID, _ retention: Retention, at now: Timestamp) throws -> EntryNumber? {
        let bound = try retention.entries.flatMap { try lastBeyond($0, room) } ?? 0
        let oldest = retention.seconds.map { now.milliseconds - 1000 * min($0, now.milliseconds / 1000) } ?? .min
        let statement = try db.cachedStatement(
            sql: "SELECT number, at FROM entry WHERE room = ? ORDER BY number LIMIT \(Self.most)")
        let rows = try Row.fetchAll(statement, arguments: [Int64(clamping: room.rawValue)])
        let over = rows.prefix { ($0.integer(0) ?? 0) <= bound || ($0.integer(1) ?? 0) < oldest }
        return over.last.map { EntryNumber(UInt64(clamping: $0.integer(0) ?? 0)) }
    }

    /// The first entries of all rooms that have about so many bytes, each room's as far as they go.
    func earliest(bytes: Int64) throws -> [RoomID: EntryNumber] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT room, number, length(body) FROM entry ORDER BY number LIMIT \(Self.most)")
        var weight: Int64 = 0
        let ends = rows.prefix { row in
            defer { weight += (row.integer(2) ?? 0) + Self.overhead }
            return weight < bytes
        }.map { row in
            (RoomID(UInt64(clamping: row.integer(0) ?? 0)), EntryNumber(UInt64(clamping: row.integer(1) ?? 0)))
        }
        return Dictionary(ends) { _, last in last }
    }

    /// Bytes in use, which is less than the file is long.
    func used() throws -> Int64 {
        func number(_ name: String) throws -> Int64 { try Int64.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
        return try (number("page_count") - number("freelist_count")) * number("page_size")
    }

    private func lastBeyond(_ count: Int, _ room: RoomID) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: "SELECT number FROM entry WHERE room = ? ORDER BY number DESC LIMIT 1 OFFSET ?")
        return try Row.fetchOne(statement, arguments: [Int64(clamping: room.rawValue), count])?.integer(0)
    }
}
