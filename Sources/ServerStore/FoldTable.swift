import GRDB
import ServerCore
import SottoModel

/// What follows from the orders of each room, kept beside its entries and written with them: entries may go after a
/// while, what was decided stays.
struct FoldTable {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    func all() throws -> [RoomID: RoomFold] {
        var folds: [RoomID: RoomFold] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT room, \(Self.ruleColumns) FROM rule") {
            folds[RoomID(UInt64(clamping: row[0] as Int64))] = Self.fold(row, from: 1)
        }
        // As they came, so that operators stand in their order.
        for row in try Row.fetchAll(
            db, sql: "SELECT room, identity, \(Self.standingColumns) FROM standing ORDER BY rowid")
        {
            guard let identity = IdentityKey(Blob.bytes(row[1])) else { continue }
            folds[RoomID(UInt64(clamping: row[0] as Int64)), default: RoomFold()]
                .set(Self.standing(row, from: 2, identity), of: identity)
        }
        return folds
    }

    /// Folds one more order, with the rows of those it concerns.
    func apply(_ order: Order, by author: Person, in room: RoomID, at now: Timestamp) throws {
        let concerned = [order.subject, author].compactMap { $0 }
        var fold = try rules(of: room)
        for person in concerned { fold.set(try standing(of: person.identity, in: room), of: person.identity) }
        fold.apply(order, by: author.identity)
        try save(fold, of: room)
        for person in concerned { try save(fold.standing(of: person.identity).holding(at: now), of: person, in: room) }
    }

    private func rules(of room: RoomID) throws -> RoomFold {
        let statement = try db.cachedStatement(sql: "SELECT \(Self.ruleColumns) FROM rule WHERE room = ?")
        return try Row.fetchOne(statement, arguments: [Int64(room.rawValue)]).map { Self.fold($0, from: 0) }
            ?? RoomFold()
    }

    private func standing(of identity: IdentityKey, in room: RoomID) throws -> Standing {
        let statement = try db.cachedStatement(
            sql: "SELECT \(Self.standingColumns) FROM standing WHERE room = ? AND identity = ?")
        return try Row.fetchOne(statement, arguments: [Int64(room.rawValue), Blob.of(identity.bytes)])
            .map { Self.standing($0, from: 0, identity) } ?? Standing()
    }

    private func save(_ fold: RoomFold, of room: RoomID) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO rule (room, \(Self.ruleColumns)) VALUES (?, ?, ?, ?)",
            arguments: [Int64(room.rawValue), fold.isPrivate, fold.wasPrivate, fold.slowSeconds])
    }
}

extension FoldTable {
    private static let ruleColumns = "private, was_private, slow"
    private static let standingColumns = "name, operator, invited, banned, ban_reason, muted, mute_reason"

    /// Where nothing holds any more there is no row.
    private func save(_ standing: Standing, of person: Person, in room: RoomID) throws {
        let place: StatementArguments = [Int64(room.rawValue), Blob.of(person.identity.bytes)]
        guard standing != Standing() else {
            return try db.execute(sql: "DELETE FROM standing WHERE room = ? AND identity = ?", arguments: place)
        }
        try db.execute(
            sql: """
                INSERT INTO standing (room, identity, \(Self.standingColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET name = excluded.name, operator = excluded.operator,
                    invited = excluded.invited, banned = excluded.banned, ban_reason = excluded.ban_reason,
                    muted = excluded.muted, mute_reason = excluded.mute_reason
                """,
            arguments: place + [
                person.name.text, standing.isOperator, standing.isInvited, Self.end(standing.ban),
                standing.ban?.reason, Self.end(standing.mute), standing.mute?.reason,
            ])
    }

    private static func fold(_ row: Row, from column: Int) -> RoomFold {
        var fold = RoomFold()
        fold.isPrivate = row[column]
        fold.wasPrivate = row[column + 1]
        fold.slowSeconds = row[column + 2]
        return fold
    }

    private static func standing(_ row: Row, from column: Int, _ identity: IdentityKey) -> Standing {
        var standing = Standing()
        guard let name = try? UserName(row[column] as String) else { return standing }
        let person = Person(identity: identity, name: name)
        standing.isOperator = row[column + 1]
        standing.isInvited = row[column + 2]
        standing.ban = sentence(row, from: column + 3, upon: person)
        standing.mute = sentence(row, from: column + 5, upon: person)
        return standing
    }

    private static func sentence(_ row: Row, from column: Int, upon person: Person) -> Sentence? {
        guard let end = row[column] as Int64? else { return nil }
        return Sentence(
            person, until: end == 0 ? nil : Timestamp(milliseconds: end), reason: row[column + 1] as String? ?? "")
    }

    /// 0: until it is lifted; nil: there is none.
    private static func end(_ sentence: Sentence?) -> Int64? {
        sentence.map { $0.until?.milliseconds ?? 0 }
    }
}
