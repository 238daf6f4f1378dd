import GRDB
import TestSupport

/// Somebody else in the store's file.
final class Intruder {
    private let connection: DatabaseQueue

    /// Holds the file so that nobody can write it.
    init(_ path: String) throws {
        connection = try Self.open(path)
        try connection.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
    }

    func leave() {
        try? connection.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
    }

    static func run(_ path: String, _ sql: String) throws {
        try open(path).write { db in try db.execute(sql: sql) }
    }

    static func count(_ path: String, _ table: String) throws -> Int? {
        try open(path).read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") }
    }

    /// Moves the whole log into the file.
    static func checkpoint(_ path: String) throws {
        try open(path).writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    }

    /// The one text that the query finds.
    static func text(_ path: String, _ sql: String) throws -> String? {
        try open(path).read { db in try String.fetchOne(db, sql: sql) }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
