import GRDB
import SottoModel

/// Whose whispers somebody takes, as a row where that is not everybody's.
enum PolicyRow {
    static func all(_ db: Database) throws -> [IdentityKey: WhisperPolicy] {
        var policies: [IdentityKey: WhisperPolicy] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT identity, whispers FROM policy") {
            guard let identity = row.bytes(0).flatMap({ IdentityKey($0) }) else { continue }
            policies[identity] = row.integer(1).flatMap { WhisperPolicy(rawValue: Int($0)) }
        }
        return policies
    }

    static func hand(from old: IdentityKey, to new: IdentityKey, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE OR REPLACE policy SET identity = ? WHERE identity = ?",
            arguments: [Blob.of(new.bytes), Blob.of(old.bytes)])
    }

    static func save(_ policy: WhisperPolicy, of identity: IdentityKey, _ db: Database) throws {
        let key = Blob.of(identity.bytes)
        guard policy != .everybody else {
            return try db.execute(sql: "DELETE FROM policy WHERE identity = ?", arguments: [key])
        }
        try db.execute(
            sql: "INSERT OR REPLACE INTO policy (identity, whispers) VALUES (?, ?)", arguments: [key, policy.rawValue])
    }
}
