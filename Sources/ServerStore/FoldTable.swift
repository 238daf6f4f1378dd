import GRDB
import ServerCore
import SottoModel

/// What follows from the orders of each room, kept beside its entries and written with them: entries may go after a
/// while, what was decided stays. A row for each room and for each person in it, each under a tag.
struct FoldTable {
    private let key: JournalKey
    private let db: Database

    init(_ key: JournalKey, _ db: Database) {
        self.key = key
        self.db = db
    }

    /// What there is, and the rooms of which a row is not what we wrote. Such a row does not hold, but that a room
    /// whose own is not is taken for private.
    func all() throws -> (folds: [RoomID: RoomFold], bad: Set<RoomID>) {
        var folds: [RoomID: RoomFold] = [:]
        var bad: Set<RoomID> = []
        for row in try Row.fetchAll(db, sql: "SELECT room, \(RuleRow.columns) FROM rule") {
            let room = RoomID(UInt64(clamping: row.integer(0) ?? 0))
            let rule = RuleRow(row, from: 1, of: room, key)
            if rule == nil { bad.insert(room) }
            folds[room] = (rule ?? .closed).fold
        }
        // As they came, so that operators stand in their order.
        let standings = "SELECT room, identity, \(StandingRow.columns) FROM standing ORDER BY rowid"
        for row in try Row.fetchAll(db, sql: standings) {
            let room = RoomID(UInt64(clamping: row.integer(0) ?? 0))
            guard let identity = row.bytes(1).flatMap({ IdentityKey($0) }),
                let standing = StandingRow(row, from: 2, of: identity, in: room, key)?.standing
            else {
                bad.insert(room)
                continue
            }
            folds[room, default: RoomFold()].set(standing, of: identity)
        }
        return (folds, bad)
    }

    /// What holds for one key holds for another, in every room.
    func hand(from old: IdentityKey, to new: IdentityKey) throws {
        let rows = try Row.fetchAll(
            db, sql: "SELECT room, \(StandingRow.columns) FROM standing WHERE identity = ? ORDER BY rowid",
            arguments: [Blob.of(old.bytes)])
        for row in rows {
            let room = RoomID(UInt64(clamping: row.integer(0) ?? 0))
            guard let standing = StandingRow(row, from: 1, of: old, in: room, key) else { continue }
            try StandingRow(standing.person, Standing()).save(in: room, key, db)
            let heir = Person(identity: new, name: standing.person.name)
            try StandingRow(heir, standing.standing.upon(new)).save(in: room, key, db)
        }
    }

    /// Folds one more entry, with the rows of those it concerns.
    func apply(_ body: EntryBody, by author: Person, in room: RoomID, at now: Timestamp) throws {
        if case .sealed(.genesis) = body {
            try change(by: author, nil, in: room, at: now) { $0.seal(by: author.identity) }
        }
        for order in body.orders {
            try change(by: author, order.subject, in: room, at: now) { $0.apply(order, by: author.identity) }
        }
    }

    private func change(
        by author: Person, _ subject: Person?, in room: RoomID, at now: Timestamp, _ body: (inout RoomFold) -> Void
    ) throws {
        let concerned = [subject, author].compactMap { $0 }
        var fold = try rule(of: room)
        for person in concerned { fold.set(try standing(of: person.identity, in: room), of: person.identity) }
        body(&fold)
        try RuleRow(fold).save(of: room, key, db)
        for person in concerned {
            let standing = fold.standing(of: person.identity).holding(at: now)
            try StandingRow(person, standing).save(in: room, key, db)
        }
    }

    private func rule(of room: RoomID) throws -> RoomFold {
        let statement = try db.cachedStatement(sql: "SELECT \(RuleRow.columns) FROM rule WHERE room = ?")
        guard let row = try Row.fetchOne(statement, arguments: [Int64(room.rawValue)]) else { return RoomFold() }
        return (RuleRow(row, from: 0, of: room, key) ?? .closed).fold
    }

    private func standing(of identity: IdentityKey, in room: RoomID) throws -> Standing {
        let statement = try db.cachedStatement(
            sql: "SELECT \(StandingRow.columns) FROM standing WHERE room = ? AND identity = ?")
        let row = try Row.fetchOne(statement, arguments: [Int64(room.rawValue), Blob.of(identity.bytes)])
        return row.flatMap { StandingRow($0, from: 0, of: identity, in: room, key)?.standing } ?? Standing()
    }
}
