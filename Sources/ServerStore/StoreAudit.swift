import GRDB
import Posix
import SottoModel

/// Looks at every entry of a store from its beginning, in short reads with a rest after each, while the server runs.
struct StoreAudit {
    /// Milliseconds of rest after each read: as long as the read takes, about.
    private static let rest: UInt32 = 20

    private let key: JournalKey
    private let pool: DatabasePool

    init(_ key: JournalKey, _ pool: DatabasePool) {
        self.key = key
        self.pool = pool
    }

    /// Puts right what can be put right.
    ///
    /// - Parameters:
    ///   - names: of the rooms; what is found of others is nobody's.
    ///   - isOver: asked between reads.
    ///   - found: told of everything. A loss is for the journal to write down.
    func run(_ names: [Int64: RoomName], isOver: () -> Bool, found: (Damage, RoomID?) -> Void) {
        var after = Int64.min
        do {
            var audit = try pool.read { db in
                ChainAudit(key, from: try RoomFloor.all(key, db), known: try StoredRows(db).knownLosses(key))
            }
            let last = try pool.read { db in try StoredRows(db).lastNumber() }
            while !isOver(), let next = try step(after, through: last, &audit, names, found) {
                after = next
                pause(milliseconds: Self.rest)
            }
        } catch {
            found(.unreadable(after: after, reason: "\(error)"), nil)
        }
    }

    /// - Returns: the number it got to; nil at the end.
    private func step(
        _ after: Int64, through last: Int64, _ audit: inout ChainAudit, _ names: [Int64: RoomName],
        _ found: (Damage, RoomID?) -> Void
    ) throws -> Int64? {
        let rows = try pool.read { db in try StoredRows(db).rows(after: after, through: last) }
        for row in rows { audit.take(row.row) }
        for finding in audit.takeFindings() { try put(finding, names, found) }
        if !rows.allSatisfy(\.isIndexed) {
            try pool.write { db in try db.execute(sql: "REINDEX entry") }
            found(.index, nil)
        }
        return rows.last?.row.number
    }

    private func put(
        _ finding: ChainAudit.Finding, _ names: [Int64: RoomName], _ found: (Damage, RoomID?) -> Void
    ) throws {
        switch finding {
        case .altered(let row):
            try pool.write { db in try Damaged.setAside(row, db) }
            found(.altered(number: row.number), nil)
        case .lost(let room, let loss):
            if let name = names[room], try !wasRemoved(loss, room) {
                found(.lost(name, loss), RoomID(UInt64(clamping: room)))
            }
        case .mended(let row):
            try pool.write { db in try EntryRow.update(row, db) }
            found(.marks(number: row.number, isMended: true), nil)
        case .unproven(let row): found(.marks(number: row.number, isMended: false), nil)
        }
    }

    /// What is kept no longer may go while it is looked for.
    private func wasRemoved(_ loss: Loss, _ room: Int64) throws -> Bool {
        let floor = try pool.read { db in try RoomFloor.of(room, key, db) }
        return floor.map { loss.through.rawValue <= UInt64(clamping: $0.last.number) } ?? false
    }
}
