import GRDB

/// Moves the log into the file, on a connection of its own, so that no commit waits for it.
package struct Checkpointer {
    private let connection: DatabaseQueue

    package init(_ opened: OpenedStore) throws {
        connection = try opened.database.checkpointer()
    }

    /// A reader in the way only postpones it.
    package func run() {
        _ = try? connection.writeWithoutTransaction { db in try db.checkpoint(.passive) }
    }
}
