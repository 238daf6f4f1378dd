import GRDB
import SottoModel

/// Under which key somebody can be written to while they are away. The proof in it is its own seal.
enum CardRow {
    static func find(_ identity: IdentityKey, _ db: Database) throws -> KeyCard? {
        let statement = try db.cachedStatement(sql: "SELECT channel, proof FROM card WHERE identity = ?")
        guard let row = try Row.fetchOne(statement, arguments: [Blob.of(identity.bytes)]),
            let channel = row.bytes(0).flatMap({ ChannelKey($0) }), let proof = row.bytes(1), proof.count == 64
        else { return nil }
        return KeyCard(identity: identity, channel: channel, proof: proof)
    }

    /// One that is there already costs no write.
    static func save(_ card: KeyCard, _ db: Database) throws {
        guard try find(card.identity, db) != card else { return }
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO card (identity, channel, proof) VALUES (?, ?, ?)")
        try statement.execute(arguments: [
            Blob.of(card.identity.bytes), Blob.of(card.channel.bytes), Blob.of(card.proof),
        ])
    }

    static func remove(_ identity: IdentityKey, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM card WHERE identity = ?", arguments: [Blob.of(identity.bytes)])
    }
}
