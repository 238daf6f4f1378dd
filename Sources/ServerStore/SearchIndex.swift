import GRDB
import GRDBSQLite
import Glibc
import Posix
import SottoModel

/// The full-text index in a file of its own, which can always be made anew from the journal: terms → numbers.
///
/// No text is in it but its terms, and of them only that they occur: what a number stands for is read in the journal,
/// which has the last word. Nothing is ever taken out of the file: it is thrown away and made anew.
struct SearchIndex {
    /// Of what terms are and how they are kept. A file of another version is made anew.
    private static let version = 1

    /// A line for it.
    struct Line {
        let number: Int64
        let room: RoomID
        let id: MessageID
        let text: String
    }

    /// How far it goes: up to this entry, whose id tells whether it is still the same journal.
    struct Mark: Equatable {
        var number: Int64 = 0
        var id: [UInt8] = []
        /// Lines in the index, whether or not the journal still has them.
        var lines = 0
    }

    private let queue: DatabaseQueue

    /// For the one who fills it; made where there is none, or one of another version.
    init(filling path: String) throws {
        do {
            queue = try Self.make(path)
        } catch {
            Self.remove(path)
            queue = try Self.make(path)
        }
    }

    /// For the one who looks into it.
    init(reading path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    static func remove(_ path: String) {
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
    }

    func mark() throws -> Mark {
        try queue.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT number, id, lines FROM mark") else { return Mark() }
            return Mark(number: row.integer(0) ?? 0, id: row.bytes(1) ?? [], lines: Int(row.integer(2) ?? 0))
        }
    }

    /// Lines in the order of their numbers, above all that are there.
    func append(_ lines: [Line], through mark: Mark) throws {
        try queue.write { db in
            let statement = try db.cachedStatement(sql: "INSERT INTO line (rowid, terms) VALUES (?, ?)")
            for line in lines {
                let terms = SearchPattern.term(of: line.room) + " " + SearchTerms.index(line.text)
                try statement.execute(arguments: [line.number, terms])
            }
            try db.execute(
                sql: "UPDATE mark SET number = ?, id = ?, lines = ?",
                arguments: [mark.number, Blob.of(mark.id), mark.lines])
        }
    }

    /// Goes through the numbers at which the terms may be, the latest first, some at a time.
    ///
    /// - Parameters:
    ///   - deadline: in monotonic nanoseconds; SQLite's own error, `SQLITE_INTERRUPT`, is thrown at it.
    ///   - take: says whether to go on.
    func look(
        for expression: String, before number: EntryNumber?, until deadline: UInt64,
        take: ([Int64]) throws -> Bool
    ) throws {
        try queue.read { db in
            try Self.interrupting(db, at: deadline) {
                let numbers = try Int64.fetchCursor(
                    db, sql: "SELECT rowid FROM line WHERE line MATCH ? AND rowid < ? ORDER BY rowid DESC",
                    arguments: [expression, number.map { Int64(clamping: $0.rawValue) } ?? .max])
                var batch: [Int64] = []
                while let number = try numbers.next() {
                    batch.append(number)
                    guard batch.count == 64 else { continue }
                    guard try take(batch) else { return }
                    batch.removeAll(keepingCapacity: true)
                }
                if !batch.isEmpty { _ = try take(batch) }
            }
        }
    }

    private static func interrupting(_ db: Database, at deadline: UInt64, _ body: () throws -> Void) throws {
        var deadline = deadline
        try withUnsafeMutablePointer(to: &deadline) { deadline in
            sqlite3_progress_handler(
                db.sqliteConnection, 2_000,
                { context in
                    guard let deadline = context?.load(as: UInt64.self) else { return 0 }
                    return Clocks.monotonicNanoseconds() > deadline ? 1 : 0
                }, deadline)
            defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
            try body()
        }
    }

    private static func make(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(1)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { db in
            let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            guard found != version else { return }
            guard found == 0 else { throw StoreError.newer(path: path) }
            try db.execute(
                sql: """
                    CREATE VIRTUAL TABLE line USING fts5(
                        terms, content = '', detail = none, columnsize = 0, tokenize = 'ascii', prefix = '1 2 3');
                    CREATE TABLE mark (number INTEGER NOT NULL, id BLOB NOT NULL, lines INTEGER NOT NULL) STRICT;
                    INSERT INTO mark VALUES (0, x'', 0);
                    PRAGMA user_version = \(version);
                    """)
        }
        return queue
    }
}
