import GRDB
import Glibc

/// Moves the log into the file, on a connection of its own, so that no commit waits for it.
package struct Checkpointer {
    private let connection: DatabaseQueue
    private let log: String
    private let longest: Int

    /// - Parameter longest: bytes of the log, beyond which commits wait once while its last part is moved and it is
    ///   cut: where something is written all the time it would never end by itself, and grow for ever.
    package init(_ opened: OpenedStore, longest: Int = 64 << 20) throws {
        connection = try opened.database.checkpointer()
        log = opened.database.path + "-wal"
        self.longest = longest
    }

    /// A reader in the way only postpones it.
    package func run() {
        move(.passive)
        if isTooLong { move(.truncate) }
    }

    private func move(_ mode: Database.CheckpointMode) {
        _ = try? connection.writeWithoutTransaction { db in try db.checkpoint(mode) }
    }

    private var isTooLong: Bool {
        var status = stat()
        return stat(log, &status) == 0 && status.st_size > longest
    }
}
