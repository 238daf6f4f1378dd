import GRDB
import SottoModel
import SottoWire

/// An entry as a row. A row that no version of ours wrote is passed over by whoever reads.
enum EntryRow {
    static let columns = "number, prev, id, author, name, at, kind, body"

    static func insert(_ entry: Entry, into room: RoomID, _ db: Database) throws {
        guard case .kept(let number, let prev) = entry.place else { return }
        let statement = try db.cachedStatement(
            sql: "INSERT INTO entry (room, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            Int64(room.rawValue), Int64(number.rawValue), Int64(prev.rawValue), Blob.of(entry.id.bytes),
            Blob.of(entry.author.identity.bytes), entry.author.name.text, entry.at.milliseconds, kind(entry.body),
            text(entry.body),
        ])
    }

    static func entry(_ row: Row) -> Entry? {
        guard let id = MessageID(Blob.bytes(row[2])), let author = IdentityKey(Blob.bytes(row[3])),
            let name = try? UserName(row[4] as String), let body = body(kind: row[6], text: row[7])
        else { return nil }
        return Entry(
            place: .kept(EntryNumber(row[0] as Int64), prev: EntryNumber(row[1] as Int64)),
            author: Person(identity: author, name: name), id: id, at: Timestamp(milliseconds: row[5]), body: body)
    }

    private static func kind(_ body: EntryBody) -> Int {
        switch body {
        case .say: 1
        case .action: 2
        case .topic: 3
        case .order: 4
        case .loss: 5
        }
    }

    /// What was written, or for what nobody wrote its message in base64url.
    private static func text(_ body: EntryBody) -> String {
        switch body {
        case .say(let text), .action(let text), .topic(let text): text
        case .order, .loss: Base64URL.encode(BodyCodec.encode(body))
        }
    }

    private static func body(kind: Int, text: String) -> EntryBody? {
        switch kind {
        case 1: .say(text)
        case 2: .action(text)
        case 3: .topic(text)
        case 4, 5: Base64URL.decode(text).flatMap { try? BodyCodec.decode($0) }
        default: nil
        }
    }
}

extension EntryNumber {
    /// SQLite's integers have a sign; numbers stay below 2^53.
    init(_ column: Int64) {
        self.init(UInt64(clamping: column))
    }
}
