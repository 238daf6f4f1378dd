import GRDB
import Posix
import Sodium
import SottoModel

/// A store for whoever only reads it, whether its server runs or not: nothing in its folder is changed or locked.
package struct StoreReader: Sendable {
    let folder: String
    let key: JournalKey
    let tips: TipRecord?
    private let queue: DatabaseQueue

    /// - Parameter folder: the server's data.
    package init(_ folder: String) throws {
        self.folder = folder
        let path = folder + "/journal.db"
        key = try Self.key(folder)
        // Before the entries: a server that runs writes it after them.
        tips = try TipFile.read(path + "-tips", key)
        queue = try Self.open(path, key)
    }

    /// In one transaction, to be over in some milliseconds.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do { return try queue.read(body) } catch let error as DatabaseError {
            throw StoreError.unusable(path: folder + "/journal.db", reason: "\(error.message ?? "\(error.resultCode)")")
        }
    }

    /// Writes a copy, as of one moment, in one transaction, of which a server only notices that its log grows.
    func copy(to path: String) throws {
        try queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    }

    func roomNames() throws -> [Int64: RoomName] {
        let rows = try read { db in try RoomRow.all(db) }
        return Dictionary(rows.compactMap { row in (try? RoomName(row.name)).map { (row.id, $0) } }) { first, _ in first
        }
    }

    private static func key(_ folder: String) throws -> JournalKey {
        let path = folder + "/server.key"
        let seed = try PrivateFile.read(path) { SecretBytes(copying: $0) }
        guard let seed else { throw StoreError.missing(path: path) }
        guard let key = JournalKey(seed: seed) else { throw FileError.damaged(path: path) }
        return key
    }

    private static func open(_ path: String, _ key: JournalKey) throws -> DatabaseQueue {
        guard let queue = try StoreDatabase.reader(path) else { throw StoreError.missing(path: path) }
        do {
            try StoreDatabase.refuseForeign(queue, key, path)
            guard try queue.read(Schema.migrator(key).hasCompletedMigrations) else {
                throw StoreError.older(path: path)
            }
            return queue
        } catch let error as DatabaseError {
            throw StoreError.unusable(path: path, reason: "\(error.message ?? "\(error.resultCode)")")
        }
    }
}
