import GRDB
import SottoModel

/// A name with its owner as a row, under a tag.
enum NameRow {
    /// The good ones, and what stands in the rows of the others.
    static func all(_ key: JournalKey, _ db: Database) throws -> (good: [NameDirectory.Holding], bad: [String]) {
        var good: [NameDirectory.Holding] = []
        var bad: [String] = []
        for row in try Row.fetchAll(db, sql: "SELECT name, identity, until, tag FROM name") {
            if let holding = holding(row), row.bytes(3).flatMap({ Tag($0) }) == tag(holding, key) {
                good.append(holding)
            } else {
                bad.append(row.text(0) ?? "")
            }
        }
        return (good, bad)
    }

    static func holding(_ row: Row) -> NameDirectory.Holding? {
        guard let name = row.text(0).flatMap({ try? UserName($0) }),
            let identity = row.bytes(1).flatMap({ IdentityKey($0) })
        else { return nil }
        return NameDirectory.Holding(
            name: name, identity: identity, until: row.integer(2).map { Timestamp(milliseconds: $0) })
    }

    /// Takes the place of the row of a name that looks the same.
    static func save(_ holding: NameDirectory.Holding, _ key: JournalKey, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO name (name, identity, until, tag) VALUES (?, ?, ?, ?)",
            arguments: [
                holding.name.text, Blob.of(holding.identity.bytes), holding.until?.milliseconds,
                Blob.of(tag(holding, key)),
            ])
    }

    static func remove(_ name: String, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM name WHERE name = ?", arguments: [name])
    }

    private static func tag(_ holding: NameDirectory.Holding, _ key: JournalKey) -> Tag {
        var name = Canonical(.name)
        name.add(holding.name.text.utf8)
        name.add(holding.identity.bytes)
        name.add(holding.until?.milliseconds ?? -1)
        return key.tag(name)
    }
}
