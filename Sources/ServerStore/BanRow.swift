import GRDB
import ServerCore
import SottoModel

/// A ban of the whole server as a row. One that is over is none.
enum BanRow {
    static func all(_ db: Database) throws -> [ServerBan] {
        let rows = try Row.fetchAll(db, sql: "SELECT identity, name, until, reason, source FROM ban ORDER BY name")
        return rows.compactMap { row in
            guard let identity = IdentityKey(Blob.bytes(row[0])), let name = try? UserName(row[1] as String) else {
                return nil
            }
            let sentence = Sentence(
                Person(identity: identity, name: name),
                until: (row[2] as Int64?).map { Timestamp(milliseconds: $0) }, reason: row[3])
            return ServerBan(sentence, source: (row[4] as String?).flatMap { Source($0) })
        }
    }

    static func save(_ ban: ServerBan, _ db: Database) throws {
        let sentence = ban.sentence
        try db.execute(
            sql: "INSERT OR REPLACE INTO ban (identity, name, until, reason, source) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                Blob.of(sentence.who.identity.bytes), sentence.who.name.text, sentence.until?.milliseconds,
                sentence.reason, ban.source?.description,
            ])
    }

    static func remove(_ identity: IdentityKey, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM ban WHERE identity = ?", arguments: [Blob.of(identity.bytes)])
    }

    static func removeOver(at now: Timestamp, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM ban WHERE until <= ?", arguments: [now.milliseconds])
    }
}
