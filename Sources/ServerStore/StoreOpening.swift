import GRDB
import ServerCore
import SottoModel

/// Looks at the newest part of a store and at how each room ends, and puts right what is wrong, before anybody is
/// served. What is older is looked at while the server runs: `StoreAudit`.
///
/// In one transaction; where nothing is wrong nothing is written.
struct StoreOpening {
    /// So many of the newest entries are looked at: a fraction of a second.
    static let newest = 20_000

    struct RoomLoss: Hashable, Sendable {
        let room: RoomID
        let name: RoomName
        let loss: Loss
    }

    private let key: JournalKey
    private let db: Database
    private let rows: StoredRows
    private let record: TipRecord?
    private let newest: Int
    private let known: KnownLosses
    private var altered: [StoredEntry] = []
    private var lost: [(room: Int64, loss: Loss)] = []
    private(set) var tips: [RoomID: RoomTip] = [:]
    private(set) var rooms: [StoredRoom] = []
    private(set) var names = NameDirectory()
    private(set) var losses: [RoomLoss] = []
    private(set) var lastWhisper: Int64 = 0
    private var policies: [IdentityKey: WhisperPolicy] = [:]
    private var bans: [ServerBan] = []
    private var register = KeyRegister()
    private var folds: [RoomID: RoomFold] = [:]
    private(set) var damage: [Damage] = []

    /// - Parameter record: how each room ended at the last commit; nil where nobody wrote that down.
    init(_ key: JournalKey, _ record: TipRecord?, newest: Int, _ db: Database) throws {
        self.key = key
        self.newest = newest
        self.db = db
        self.record = record
        rows = StoredRows(db)
        known = try rows.knownLosses(key)
    }

    mutating func run() throws {
        try touchAll()
        if record?.isWhole == false { damage.append(.tips) }
        try auditNewest()
        let repair = try RoomRepair(key, record, try roomsWithEntries(), db)
        damage += repair.damage
        let (folds, bad) = try FoldTable(key, db).all()
        self.folds = folds
        for room in repair.rooms { try open(room.id, room.name) }
        damage += altered(bad)
        try openNames()
        try openPeople()
        damage += losses.map { .lost($0.name, $0.loss) }
    }

    /// A row may have been moved to a room that there is not.
    private func altered(_ bad: Set<RoomID>) -> [Damage] {
        let known = rooms.filter { bad.contains($0.id) }
        return known.map { .decision($0.name) } + (known.count < bad.count ? [.decision(nil)] : [])
    }

    /// Where a table cannot be read at its ends nothing could be written either: better to say so now than to go on
    /// with a journal that keeps nothing.
    private func touchAll() throws {
        for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'") {
            for order in ["ASC", "DESC"] {
                _ = try Row.fetchOne(
                    db, sql: "SELECT * FROM \(name.quotedDatabaseIdentifier) ORDER BY 1 \(order) LIMIT 1")
            }
        }
    }

    private mutating func auditNewest() throws {
        let beginning = try rows.beginning(ofNewest: newest)
        var audit = ChainAudit(key, from: try RoomFloor.all(key, db), known: known)
        var after = beginning
        var isIndexed = true
        while case let found = try rows.rows(after: after), let last = found.last {
            for item in found {
                isIndexed = isIndexed && item.isIndexed
                try begin(item.row.room, at: beginning, &audit)
                audit.take(item.row)
            }
            after = last.row.number
        }
        for finding in audit.takeFindings() { try put(finding) }
        if !isIndexed { try reindex() }
    }

    /// A room that goes on from before the newest part is followed from the last good entry there.
    private func begin(_ room: Int64, at beginning: Int64, _ audit: inout ChainAudit) throws {
        guard beginning > .min, !audit.hasBegun(room) else { return }
        if let last = try lastGood(of: room, through: beginning).good { audit.begin(room, after: last) }
    }

    private mutating func put(_ finding: ChainAudit.Finding) throws {
        switch finding {
        case .altered(let row): try setAside(row)
        case .lost(let room, let loss): lost.append((room, loss))
        case .mended(let row):
            try EntryRow.update(row, db)
            damage.append(.marks(number: row.number, isMended: true))
        case .unproven(let row): damage.append(.marks(number: row.number, isMended: false))
        }
    }

    private mutating func setAside(_ row: StoredEntry) throws {
        try Damaged.setAside(row, db)
        altered.append(row)
        damage.append(.altered(number: row.number))
    }

    private mutating func reindex() throws {
        try db.execute(sql: "REINDEX entry")
        damage.append(.index)
    }

    /// A row alone, of which nothing is to be believed, makes no room.
    private mutating func roomsWithEntries() throws -> [Int64] {
        try rows.rooms().filter { room in
            let (good, bad) = try lastGood(of: room)
            for row in bad { try setAside(row) }
            return good != nil
        }
    }

    private mutating func open(_ id: Int64, _ name: RoomName) throws {
        var tip = try lastGood(of: id).good ?? RoomFloor.all(key, db)[id] ?? .start(of: id, key)
        let line = record?[id]
        if let line, line.tip.number == tip.number, line.tip.chain != tip.chain {
            tip.chain = line.tip.chain
            try db.execute(
                sql: "UPDATE entry SET chain = ? WHERE number = ?", arguments: [Blob.of(tip.chain), tip.number])
            damage.append(.marks(number: tip.number, isMended: true))
        }
        noteEnd(of: id, at: tip, line)
        losses += lost.filter { $0.room == id }.map { RoomLoss(room: RoomID(UInt64(id)), name: name, loss: $0.loss) }
        tips[RoomID(UInt64(id))] = tip
        rooms.append(
            StoredRoom(
                id: RoomID(UInt64(id)), name: name, topic: try rows.topic(of: id, key).text,
                last: EntryNumber(tip.number),
                fold: folds[RoomID(UInt64(id))] ?? RoomFold()))
    }

    /// Where the record of tips tells of entries behind the last one there is; or, without it, where there is a row
    /// of which nothing is to be believed.
    private mutating func noteEnd(of room: Int64, at tip: RoomTip, _ line: TipRecord.Line?) {
        let bad = altered.last { $0.room == room && $0.number > tip.number }
        let (through, until) = line.map { ($0.tip.number, $0.tip.at) } ?? (bad?.number ?? 0, tip.at)
        guard through > tip.number else { return }
        let loss = Loss(
            after: EntryNumber(tip.number), through: EntryNumber(through), since: Timestamp(milliseconds: tip.at),
            until: Timestamp(milliseconds: until))
        if !known.contains(loss, in: room) { lost.append((room, loss)) }
    }

    private func lastGood(of room: Int64, through number: Int64 = .max) throws -> (good: RoomTip?, bad: [StoredEntry]) {
        var bad: [StoredEntry] = []
        let cursor = try rows.newest(of: room, through: number)
        while let row = try cursor.next() {
            if row.isAuthentic(key), let chain = row.chain {
                return (RoomTip(number: row.number, at: row.at, chain: chain), bad)
            }
            bad.append(row)
        }
        return (nil, bad)
    }

    /// What a hub begins with.
    var stored: StoredState {
        var stored = StoredState(rooms: rooms)
        (stored.policies, stored.bans, stored.register) = (policies, bans, register)
        return stored
    }

    private mutating func openPeople() throws {
        policies = try PolicyRow.all(db)
        lastWhisper = try InboxTable.lastNumber(db)
        let (good, bad) = try BanRow.all(key, db)
        bans = good
        let (statements, badStatements) = try StatementRows.all(key, db)
        register = KeyRegister(statements)
        if bad + badStatements > 0 { damage.append(.decision(nil)) }
    }

    private mutating func openNames() throws {
        let (good, bad) = try NameRow.all(key, db)
        names = NameDirectory(good)
        for name in bad {
            try NameRow.remove(name, db)
            damage.append(.name(name))
        }
    }
}
