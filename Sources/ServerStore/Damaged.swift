import GRDB

/// Rows that are not what we wrote, out of everybody's way.
enum Damaged {
    /// In a damaged file two rows may have one number: a range finds both of them, the number alone either.
    private static let numbered = "number >= ?1 AND number <= ?1"
    private static let alike = numbered + " AND +room IS ?2 AND +prev IS ?3 AND +id IS ?4"

    static func setAside(_ row: StoredEntry, _ db: Database) throws {
        let one = "SELECT count(*) = 1 FROM entry WHERE \(numbered)"
        if try Bool.fetchOne(db, sql: one, arguments: [row.number]) == true {
            try move(numbered, [row.number], db)
        } else {
            try move(alike, [row.number, row.room, row.prev, Blob.of(row.id)], db)
        }
    }

    private static func move(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws {
        let rows = "SELECT unixepoch(), \(EntryRow.columns) FROM entry WHERE \(condition)"
        try db.execute(sql: "INSERT INTO damaged \(rows)", arguments: arguments)
        try db.execute(sql: "DELETE FROM entry WHERE \(condition)", arguments: arguments)
    }
}
