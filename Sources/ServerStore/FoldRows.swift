import GRDB
import ServerCore
import SottoModel

/// What holds in a room for everybody, as a row.
struct RuleRow {
    static let columns = "private, was_private, slow, tag, keeps_seconds, keeps_entries, sealed"

    let fold: RoomFold

    init(_ fold: RoomFold) {
        self.fold = fold
    }

    /// What a room is taken for whose row is not to be believed.
    static var closed: RuleRow {
        var fold = RoomFold()
        (fold.isPrivate, fold.wasPrivate) = (true, true)
        return RuleRow(fold)
    }

    /// - Returns: nil for a row that is not what we wrote.
    init?(_ row: Row, from column: Int, of room: RoomID, _ key: JournalKey) {
        guard let isPrivate = row.integer(column), let wasPrivate = row.integer(column + 1),
            let slow = row.integer(column + 2)
        else { return nil }
        var fold = RoomFold()
        (fold.isPrivate, fold.wasPrivate) = (isPrivate != 0, wasPrivate != 0)
        fold.slowSeconds = Int(slow)
        fold.retention = Retention(seconds: row.integer(column + 4), entries: row.integer(column + 5).map { Int($0) })
        fold.isSealed = row.integer(column + 6) == 1
        self.fold = fold
        guard row.bytes(column + 3).flatMap({ Tag($0) }) == tag(of: room, key) else { return nil }
    }

    func save(of room: RoomID, _ key: JournalKey, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO rule (room, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                Int64(room.rawValue), fold.isPrivate, fold.wasPrivate, fold.slowSeconds, Blob.of(tag(of: room, key)),
                fold.retention.seconds, fold.retention.entries, fold.isSealed,
            ])
    }

    private func tag(of room: RoomID, _ key: JournalKey) -> Tag {
        var rule = Canonical(.rule)
        rule.add(Int64(clamping: room.rawValue))
        for field in [fold.isPrivate ? 1 : 0, fold.wasPrivate ? 1 : 0, Int64(fold.slowSeconds)] { rule.add(field) }
        // Rows of a room that keeps everything are as they were before anything else could be.
        if !fold.retention.isEndless {
            for field in [fold.retention.seconds, fold.retention.entries.map { Int64($0) }] { rule.add(field ?? -1) }
        }
        if fold.isSealed { rule.add(-2) }
        return key.tag(rule)
    }
}

/// What holds in a room for one person, as a row. Ends are times, 0 where there is none; what is absent does not hold.
struct StandingRow {
    static let columns = "name, operator, invited, banned, ban_reason, muted, mute_reason, tag"

    let person: Person
    let standing: Standing

    init(_ person: Person, _ standing: Standing) {
        self.person = person
        self.standing = standing
    }

    /// - Returns: nil for a row that is not what we wrote.
    init?(_ row: Row, from column: Int, of identity: IdentityKey, in room: RoomID, _ key: JournalKey) {
        guard let name = row.text(column).flatMap({ try? UserName($0) }) else { return nil }
        person = Person(identity: identity, name: name)
        var standing = Standing()
        standing.isOperator = row.integer(column + 1) == 1
        standing.isInvited = row.integer(column + 2) == 1
        standing.ban = Self.sentence(row, from: column + 3, upon: person)
        standing.mute = Self.sentence(row, from: column + 5, upon: person)
        self.standing = standing
        guard row.bytes(column + 7).flatMap({ Tag($0) }) == tag(in: room, key) else { return nil }
    }

    /// Where nothing holds there is no row.
    func save(in room: RoomID, _ key: JournalKey, _ db: Database) throws {
        let place: StatementArguments = [Int64(room.rawValue), Blob.of(person.identity.bytes)]
        guard standing != Standing() else {
            return try db.execute(sql: "DELETE FROM standing WHERE room = ? AND identity = ?", arguments: place)
        }
        try db.execute(
            sql: """
                INSERT INTO standing (room, identity, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET name = excluded.name, operator = excluded.operator,
                    invited = excluded.invited, banned = excluded.banned, ban_reason = excluded.ban_reason,
                    muted = excluded.muted, mute_reason = excluded.mute_reason, tag = excluded.tag
                """,
            arguments: place + [
                person.name.text, standing.isOperator, standing.isInvited, Self.end(standing.ban),
                standing.ban?.reason, Self.end(standing.mute), standing.mute?.reason, Blob.of(tag(in: room, key)),
            ])
    }

    private func tag(in room: RoomID, _ key: JournalKey) -> Tag {
        var row = Canonical(.standing)
        row.add(Int64(clamping: room.rawValue))
        row.add(person.identity.bytes)
        row.add(person.name.text.utf8)
        for field in [standing.isOperator, standing.isInvited] { row.add(field ? 1 : Int64(0)) }
        for sentence in [standing.ban, standing.mute] {
            row.add(Self.end(sentence) ?? -1)
            row.add((sentence?.reason ?? "").utf8)
        }
        return key.tag(row)
    }

    private static func sentence(_ row: Row, from column: Int, upon person: Person) -> Sentence? {
        guard let end = row.integer(column) else { return nil }
        return Sentence(
            person, until: end == 0 ? nil : Timestamp(milliseconds: end), reason: row.text(column + 1) ?? "")
    }

    /// 0: until it is lifted; nil: there is none.
    private static func end(_ sentence: Sentence?) -> Int64? {
        sentence.map { $0.until?.milliseconds ?? 0 }
    }
}
