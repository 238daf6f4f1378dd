import GRDB
import SottoModel

/// The rooms of a store, each under a name: one that has lost it, or its row, gets it from the record of tips, or a
/// new one.
struct RoomRepair {
    private(set) var rooms: [(id: Int64, name: RoomName)] = []
    private(set) var damage: [Damage] = []

    /// - Parameter spoken: the rooms that have entries.
    init(_ key: JournalKey, _ record: TipRecord?, _ spoken: [Int64], _ db: Database) throws {
        let rows = try RoomRow.all(db)
        let good = rows.filter { $0.isAuthentic(key) && $0.id > 0 }
        let bad = rows.filter { !$0.isAuthentic(key) || $0.id <= 0 }
        for row in good {
            if let name = try? RoomName(row.name) { rooms.append((row.id, name)) }
        }
        for row in bad { try RoomRow.remove(row.id, db) }
        let nameless = Set(spoken + (record?.lines.map(\.room) ?? [])).subtracting(good.map(\.id)).filter { $0 > 0 }
        for id in nameless.sorted() { try name(id, record?[id]?.name, key, db) }
    }

    private mutating func name(_ id: Int64, _ known: String?, _ key: JournalKey, _ db: Database) throws {
        let taken = Set(rooms.map(\.name.skeleton))
        let candidates = [known, "#damaged-\(id)"].compactMap { $0 } + (2...9).map { "#damaged-\(id)-\($0)" }
        let free = candidates.lazy.compactMap { try? RoomName($0) }.first { !taken.contains($0.skeleton) }
        guard let free else { return }
        try RoomRow(id: id, name: free.text, key).save(db)
        rooms.append((id, free))
        damage.append(.room(free))
    }
}
