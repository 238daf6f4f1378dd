import GRDB
import SottoModel

/// An entry as a row of the file.
enum EntryRow {
    static let columns = "number, room, prev, id, author, name, at, kind, body, digest, chain, erasure"
    private static let insertion = "INSERT INTO entry (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

    static func insert(_ stored: StoredEntry, _ db: Database) throws {
        var statement = try Prepared(insertion, db)
        for number in [stored.number, stored.room, stored.prev] { statement.bind(number) }
        statement.bind(stored.id)
        statement.bind(stored.author)
        statement.bind(stored.name)
        statement.bind(stored.at)
        statement.bind(stored.kind)
        statement.bind(stored.body)
        for tag in [stored.digest, stored.chain, stored.erasure] { statement.bind(tag) }
        _ = try statement.step()
    }

    /// Takes the place of the row with the same number.
    static func update(_ stored: StoredEntry, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO entry (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: arguments(stored))
    }

    /// Rows as they stand there: a column of another type than was written reads as nothing.
    static func stored(_ row: Row) -> StoredEntry {
        StoredEntry(
            number: row.integer(0) ?? 0, room: row.integer(1) ?? 0, prev: row.integer(2) ?? -1,
            id: row.bytes(3) ?? [], author: row.bytes(4) ?? [], name: row.text(5) ?? "", at: row.integer(6) ?? 0,
            kind: row.integer(7) ?? -1, body: row.bytes(8) ?? [], digest: row.bytes(9).flatMap { Tag($0) },
            chain: row.bytes(10).flatMap { Tag($0) }, erasure: row.bytes(11).flatMap { Tag($0) })
    }

    private static func arguments(_ stored: StoredEntry) -> StatementArguments {
        [
            stored.number, stored.room, stored.prev, Blob.of(stored.id), Blob.of(stored.author), stored.name, stored.at,
            stored.kind, Blob.of(stored.body), Blob.of(stored.digest), Blob.of(stored.chain), Blob.of(stored.erasure),
        ]
    }
}

extension StoredEntry {
    /// What follows `tip`, with its tags.
    init(_ entry: Entry, number: EntryNumber, in room: RoomID, after tip: RoomTip, _ key: JournalKey) {
        self.init(
            number: Int64(number.rawValue), room: Int64(room.rawValue), prev: tip.number, id: entry.id.bytes,
            author: entry.author.identity.bytes, name: entry.author.name.text, at: entry.at.milliseconds,
            kind: BodyColumns.kind(entry.body), body: BodyColumns.bytes(entry.body))
        let digest = contentTag(key)
        self.digest = digest
        chain = chainTag(after: tip.chain, digest, key)
    }

    /// What people read; nil for what was erased, and for what is not what we wrote.
    func entry(_ key: JournalKey) -> Entry? {
        guard !isErased, isAuthentic(key), let id = MessageID(id), let author = IdentityKey(author),
            let name = try? UserName(name), let body = BodyColumns.body(kind: kind, bytes: body)
        else { return nil }
        return Entry(
            place: .kept(EntryNumber(number), prev: EntryNumber(prev)), author: Person(identity: author, name: name),
            id: id, at: Timestamp(milliseconds: at), body: body)
    }
}

extension EntryNumber {
    /// SQLite's integers have a sign; numbers stay below 2^53.
    init(_ column: Int64) {
        self.init(UInt64(clamping: column))
    }
}
