import GRDB
import GRDBSQLite

/// A statement that every message takes, bound and read without GRDB's boxes, which cost more than SQLite's own work.
///
/// Parameters are bound in their order, then it is run, and run once. Columns are read as they stand in the file: one
/// of another type than was asked for reads as nothing.
struct Prepared: ~Copyable {
    // SQLite copies what it is given before the call returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private let statement: Statement
    private let db: Database
    private var bound: Int32 = 0
    /// The first binding that failed.
    private var failure = SQLITE_OK

    init(_ sql: String, _ db: Database) throws {
        statement = try db.cachedStatement(sql: sql)
        self.db = db
    }

    /// Lets go of the row, and of the locks on what it was read from.
    deinit {
        sqlite3_reset(statement.sqliteStatement)
        sqlite3_clear_bindings(statement.sqliteStatement)
    }

    mutating func bind(_ number: Int64) {
        bound += 1
        note(sqlite3_bind_int64(statement.sqliteStatement, bound, number))
    }

    mutating func bind(_ text: String) {
        bound += 1
        note(sqlite3_bind_text(statement.sqliteStatement, bound, text, Int32(text.utf8.count), Self.copied))
    }

    mutating func bind(_ bytes: [UInt8]) {
        bound += 1
        // No pointer at all would be NULL, and not a blob of nothing.
        let code = bytes.withUnsafeBytes { bytes in
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement.sqliteStatement, bound, 0)
                : sqlite3_bind_blob(
                    statement.sqliteStatement, bound, bytes.baseAddress, Int32(bytes.count), Self.copied)
        }
        note(code)
    }

    mutating func bind(_ tag: Tag?) {
        if let tag { return bind(tag.bytes) }
        bound += 1
        note(sqlite3_bind_null(statement.sqliteStatement, bound))
    }

    /// - Returns: whether there is a row.
    func step() throws -> Bool {
        guard failure == SQLITE_OK else { throw error(failure) }
        switch sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    func integer(_ column: Int32) -> Int64? {
        guard sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(statement.sqliteStatement, column)
    }

    func bytes(_ column: Int32) -> [UInt8]? {
        guard sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_BLOB else { return nil }
        let start = sqlite3_column_blob(statement.sqliteStatement, column)
        let count = sqlite3_column_bytes(statement.sqliteStatement, column)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }

    private mutating func note(_ code: Int32) {
        if failure == SQLITE_OK { failure = code }
    }

    private func error(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
}
