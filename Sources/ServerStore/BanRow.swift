import GRDB
import ServerCore
import SottoModel

/// A ban of the whole server as a row, under a tag.
enum BanRow {
    /// The good ones, by name, and how many rows are not what we wrote.
    static func all(_ key: JournalKey, _ db: Database) throws -> (good: [ServerBan], bad: Int) {
        let rows = try Row.fetchAll(db, sql: "SELECT identity, name, until, reason, source, tag FROM ban ORDER BY name")
        let good = rows.compactMap { row in
            ban(row).flatMap { row.bytes(5).flatMap { Tag($0) } == tag($0, key) ? $0 : nil }
        }
        return (good, rows.count - good.count)
    }

    static func save(_ ban: ServerBan, _ key: JournalKey, _ db: Database) throws {
        let sentence = ban.sentence
        try db.execute(
            sql: "INSERT OR REPLACE INTO ban (identity, name, until, reason, source, tag) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                Blob.of(sentence.who.identity.bytes), sentence.who.name.text, sentence.until?.milliseconds,
                sentence.reason, ban.source?.description, Blob.of(tag(ban, key)),
            ])
    }

    static func remove(_ identity: IdentityKey, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM ban WHERE identity = ?", arguments: [Blob.of(identity.bytes)])
    }

    static func removeOver(at now: Timestamp, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM ban WHERE until <= ?", arguments: [now.milliseconds])
    }

    private static func ban(_ row: Row) -> ServerBan? {
        guard let identity = row.bytes(0).flatMap({ IdentityKey($0) }),
            let name = row.text(1).flatMap({ try? UserName($0) }), let reason = row.text(3)
        else { return nil }
        let sentence = Sentence(
            Person(identity: identity, name: name), until: row.integer(2).map { Timestamp(milliseconds: $0) },
            reason: reason)
        return ServerBan(sentence, source: row.text(4).flatMap { Source($0) })
    }

    private static func tag(_ ban: ServerBan, _ key: JournalKey) -> Tag {
        var row = Canonical(.ban)
        row.add(ban.sentence.who.identity.bytes)
        row.add(ban.sentence.who.name.text.utf8)
        row.add(ban.sentence.until?.milliseconds ?? -1)
        row.add(ban.sentence.reason.utf8)
        row.add((ban.source?.description ?? "").utf8)
        return key.tag(row)
    }
}
