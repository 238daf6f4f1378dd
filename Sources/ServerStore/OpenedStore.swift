import GRDB
import Posix
package import ServerCore
package import ServerHub
package import SottoModel

/// A store that was opened and looked at: what a hub begins with.
package struct OpenedStore: Sendable {
    package let stored: StoredState
    /// The last number that was ever given, as far as anything here tells.
    package let lastNumber: UInt64
    package let damage: [Damage]
    let losses: [StoreOpening.RoomLoss]
    let tips: [RoomID: RoomTip]
    let names: NameDirectory
    let database: StoreDatabase
    let record: TipRecord
    let tipFile: TipFile
    let key: JournalKey
    let isSynchronous: Bool
    /// The index of what was said, beside the database.
    let searchPath: String
    let searchGeneration = SearchGeneration()

    package var rooms: [StoredRoom] { stored.rooms }

    /// A stretch of a room's record.
    package func page(_ request: PageRequest) throws -> Page {
        try database.pool.read { db in try PageQuery(key, db).page(request) }
    }

    /// Opens the store, or makes it.
    ///
    /// - Parameters:
    ///   - path: of the database; the record of tips is beside it.
    ///   - isSynchronous: whether a commit is to survive power loss.
    ///   - newest: how many entries are looked at before this returns; 20,000 where it is not said.
    package init(
        _ path: String, _ key: JournalKey, isSynchronous: Bool, newest: Int? = nil
    ) throws(StoreError) {
        self.key = key
        self.isSynchronous = isSynchronous
        searchPath = Self.searchPath(of: path)
        database = try StoreDatabase(path, key, isSynchronous: isSynchronous)
        do {
            let known = try TipFile.read(path + "-tips", key)
            let opening = try database.pool.write { db in
                var opening = try StoreOpening(key, known, newest: newest ?? StoreOpening.newest, db)
                try opening.run()
                return opening
            }
            stored = opening.stored
            tips = opening.tips
            names = opening.names
            losses = opening.losses
            let wasMade = database.isNew || opening.rooms.isEmpty
            damage = (known == nil && !wasMade ? [.tips] : []) + opening.damage
            record = Self.record(opening, known)
            lastNumber = UInt64(clamping: max(record.lines.map(\.tip.number).max() ?? 0, opening.lastWhisper))
            tipFile = try TipFile(path + "-tips", record, key)
        } catch {
            throw .unusable(path: path, reason: "\(error)")
        }
    }

    /// `search.db` beside `journal.db`.
    private static func searchPath(of path: String) -> String {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        return folder + "search.db"
    }

    /// What goes on being true: where entries are missing, which they are, until that is written down in the room.
    private static func record(_ opening: StoreOpening, _ known: TipRecord?) -> TipRecord {
        var record = TipRecord()
        for room in opening.rooms {
            guard let tip = opening.tips[room.id] else { continue }
            let id = Int64(clamping: room.id.rawValue)
            let last = [known?[id]?.tip, tip].compactMap { $0 }.max { $0.number < $1.number } ?? tip
            record.set(.init(room: id, name: room.name.text, tip: last))
        }
        return record
    }
}
