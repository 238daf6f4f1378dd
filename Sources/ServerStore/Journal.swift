import GRDB
import Posix
package import ServerCore
package import ServerHub
package import SottoModel

/// The journal: the only place that makes order. SQLite, one writer.
///
/// One thread takes what has gathered in the hub's queue, drops doubles, gives numbers, commits it as one group,
/// and hands it back; another answers pages; a third moves the log into the file, so that no commit waits for it.
/// While the file cannot be written the rooms go on live: entries come without a number, and are numbered and
/// come again once it can.
package final class Journal: Sendable {
    private let database: StoreDatabase
    private let hub: Hub
    private let limits: Limits
    private let doors: DoorKeeper?
    private let now: @Sendable () -> Timestamp
    /// Whether each group was kept.
    private let written = WorkQueue<Bool> { _ in 1 }

    /// What a hub begins with, and the store behind it.
    package struct Opened: Sendable {
        package let stored: StoredState
        package let lastNumber: UInt64
        let database: StoreDatabase
    }

    /// Opens the store, or makes it.
    ///
    /// - Parameter isSynchronous: whether a commit is to survive power loss.
    package static func open(_ path: String, isSynchronous: Bool) throws(StoreError) -> Opened {
        let database = try StoreDatabase(path, isSynchronous: isSynchronous)
        do {
            return try database.pool.read { db in
                Opened(
                    stored: try JournalState.stored(db), lastNumber: try JournalState.lastNumber(db),
                    database: database)
            }
        } catch {
            throw .unusable(path: path, reason: "\(error)")
        }
    }

    /// - Parameter doors: a closed server's, by which people have to come in still when they are answered.
    package init(
        _ opened: Opened, hub: Hub, limits: Limits = Limits(), doors: DoorKeeper? = nil,
        now: @escaping @Sendable () -> Timestamp
    ) {
        database = opened.database
        self.hub = hub
        self.limits = limits
        self.doors = doors
        self.now = now
    }

    /// - Parameters:
    ///   - base: the first number to give; see `DataDirectory.base`.
    ///   - troubled: told, on the journal's thread, when keeping begins to fail (with a reason) and when it
    ///     succeeds again (nil).
    ///   - finished: called when the hub's queue is closed and everything in it is settled.
    package func start(
        base: UInt64, troubled: @escaping @Sendable (String?) -> Void, finished: @escaping @Sendable () -> Void
    ) throws {
        let state = try database.pool.read { db in try JournalState(db, base: base) }
        try Thread.start { [self] in
            var writer = JournalWriter(
                state, database.pool, hub: hub, limits: limits, admission: Admission(doors), now: now,
                troubled: troubled)
            while let batch = hub.journal.take() {
                written.put(writer.write(batch))
                writer.rest(after: batch.count)
            }
            written.close()
            finished()
        }
        try Thread.start { [self] in
            while let requests = hub.pages.take() { requests.forEach(answer) }
        }
        try Thread.start { [self] in keepLogShort() }
    }

    private func answer(_ request: PageRequest) {
        do {
            let page = try database.pool.read { db in try PageQuery(db).page(request) }
            hub.deliver(page, of: request.room, to: request.session)
        } catch {
            // Whoever waits for a page gets nothing else of the room: it is asked until it is answered.
            pause(milliseconds: 100)
            hub.pages.put(request)
        }
    }

    /// Once a second while something is written, or cannot be; not at all otherwise.
    private func keepLogShort() {
        guard let checkpointer = try? database.checkpointer() else { return }
        while let results = written.take() {
            pause(milliseconds: 1000)
            if results.last == false { hub.journal.put(.retry) }
            // A reader in the way only postpones it.
            _ = try? checkpointer.writeWithoutTransaction { db in try db.checkpoint(.passive) }
        }
    }
}
