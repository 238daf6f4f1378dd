import GRDB
import SottoModel

/// Goes through a whole store and tells of each room what is wrong first.
package struct StoreCheck: Sendable {
    package struct Room: Hashable, Sendable {
        package let name: String
        package let entries: Int
        /// Losses that people have been told of.
        package let knownLosses: Int
        /// The first number that is not good, and why.
        package let first: Fault?
    }

    package enum Fault: Hashable, Sendable {
        case altered(number: Int64)
        /// Entries after one up to another are not there.
        case missing(after: UInt64, through: UInt64)
        /// What the entry says is proven; its tags are not what they should be.
        case tags(number: Int64)
        /// The room's name is not what was written.
        case name
    }

    package let rooms: [Room]
    /// Names whose owner is not what was written.
    package let names: [String]
    /// Whether it could be told that nothing is missing at the end.
    package let hasTips: Bool
    /// Whether rows are found by their rooms and ids.
    package let isIndexed: Bool

    package var isGood: Bool {
        rooms.allSatisfy { $0.first == nil } && names.isEmpty && isIndexed && hasTips
    }

    package init(_ reader: StoreReader) throws {
        var tally = Tally()
        let key = reader.key
        let (floors, known) = try reader.read { db in (try RoomFloor.all(key, db), try StoredRows(db).knownLosses(key))
        }
        var audit = ChainAudit(key, from: floors, known: known)
        let last = try reader.read { db in try StoredRows(db).lastNumber() }
        var after = Int64.min
        // A server that runs goes on writing; what was said up to now is enough.
        while case let rows = try reader.read({ db in try StoredRows(db).rows(after: after, through: last) }),
            let end = rows.last
        {
            for row in rows {
                audit.take(row.row)
                tally.count(row)
            }
            tally.note(audit.takeFindings())
            after = end.row.number
        }
        if let tips = reader.tips { audit.end(tips) }
        tally.note(audit.takeFindings())
        rooms = try tally.rooms(try reader.read { db in try RoomRow.all(db) }, key)
        names = try reader.read { db in try NameRow.all(key, db).bad }
        hasTips = reader.tips?.isWhole ?? rooms.isEmpty
        isIndexed = tally.isIndexed
    }
}

/// What has been seen of each room.
private struct Tally {
    private var entries: [Int64: Int] = [:]
    private var losses: [Int64: Int] = [:]
    private var first: [Int64: StoreCheck.Fault] = [:]
    private(set) var isIndexed = true

    mutating func count(_ found: StoredRows.Found) {
        entries[found.row.room, default: 0] += 1
        if found.row.kind == BodyColumns.loss { losses[found.row.room, default: 0] += 1 }
        isIndexed = isIndexed && found.isIndexed
    }

    mutating func note(_ findings: [ChainAudit.Finding]) {
        for finding in findings {
            switch finding {
            case .altered(let row): note(row.room, .altered(number: row.number))
            case .lost(let room, let loss):
                note(room, .missing(after: loss.after.rawValue, through: loss.through.rawValue))
            case .mended(let row), .unproven(let row): note(row.room, .tags(number: row.number))
            }
        }
    }

    private mutating func note(_ room: Int64, _ fault: StoreCheck.Fault) {
        if first[room] == nil { first[room] = fault }
    }

    func rooms(_ rows: [RoomRow], _ key: JournalKey) throws -> [StoreCheck.Room] {
        let named = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
        return Set(entries.keys).union(named.keys).union(first.keys).sorted().map { id in
            let isNamed = named[id]?.isAuthentic(key) ?? false
            return StoreCheck.Room(
                name: named[id]?.name ?? "room \(id)", entries: entries[id] ?? 0, knownLosses: losses[id] ?? 0,
                first: first[id] ?? (isNamed ? nil : .name))
        }
    }
}
