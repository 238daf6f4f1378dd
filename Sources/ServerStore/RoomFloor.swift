import GRDB
import SottoModel

/// Where a room begins whose first entries were removed, and the topic there was.
struct RoomFloor: Hashable {
    private static let columns = "room, number, at, chain, topic, topic_author, tag"

    /// A topic, and who set it.
    struct Topic: Hashable {
        var text = ""
        var author: [UInt8] = []
    }

    let room: Int64
    /// The last entry that was removed.
    let last: RoomTip
    let topic: Topic

    init(room: Int64, last: RoomTip, topic: Topic = Topic()) {
        self.room = room
        self.last = last
        self.topic = topic
    }

    /// - Returns: nil for a row that is not what we wrote.
    private init?(_ row: Row, _ key: JournalKey) {
        guard let room = row.integer(0), let number = row.integer(1), let at = row.integer(2),
            let chain = row.bytes(3).flatMap({ Tag($0) }), let topic = row.text(4), let author = row.bytes(5),
            let tag = row.bytes(6).flatMap({ Tag($0) })
        else { return nil }
        self.init(
            room: room, last: RoomTip(number: number, at: at, chain: chain), topic: Topic(text: topic, author: author))
        guard tag == self.tag(key) else { return nil }
    }

    /// The good ones, by their rooms.
    static func all(_ key: JournalKey, _ db: Database) throws -> [Int64: RoomTip] {
        let floors = try Row.fetchAll(db, sql: "SELECT \(columns) FROM floor").compactMap { RoomFloor($0, key) }
        return Dictionary(floors.map { ($0.room, $0.last) }) { first, _ in first }
    }

    static func of(_ room: Int64, _ key: JournalKey, _ db: Database) throws -> RoomFloor? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM floor WHERE room = ?")
        return try Row.fetchOne(statement, arguments: [room]).flatMap { RoomFloor($0, key) }
    }

    /// Those under which there is a topic of this person.
    static func withTopic(by author: IdentityKey, _ key: JournalKey, _ db: Database) throws -> [RoomFloor] {
        try Row.fetchAll(
            db, sql: "SELECT \(columns) FROM floor WHERE topic_author = ?", arguments: [Blob.of(author.bytes)]
        ).compactMap { RoomFloor($0, key) }
    }

    func save(_ key: JournalKey, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO floor (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                room, last.number, last.at, Blob.of(last.chain), topic.text, Blob.of(topic.author), Blob.of(tag(key)),
            ])
    }

    private func tag(_ key: JournalKey) -> Tag {
        var floor = Canonical(.floor)
        for field in [room, last.number, last.at] { floor.add(field) }
        floor.add(last.chain)
        floor.add(topic.text.utf8)
        floor.add(topic.author)
        return key.tag(floor)
    }
}
