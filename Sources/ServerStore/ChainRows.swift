import GRDB
import PeerChannels
import ServerCore
import SottoModel

/// The chains of sealed rooms: who was let in and put out, from the beginning. Entries go after a while, links stay.
struct ChainRows {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// As they stand among the entries, in their order.
    func rows(of room: RoomID, after number: EntryNumber, limit: Int) throws -> [StoredEntry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryRow.columns) FROM link WHERE room = ? AND number > ? ORDER BY number LIMIT ?")
        let arguments: StatementArguments = [Int64(room.rawValue), Int64(clamping: number.rawValue), limit]
        return try Row.fetchAll(statement, arguments: arguments).map(EntryRow.stored)
    }

    /// Keeps a link beside its entry, which is there.
    func keep(_ number: EntryNumber) throws {
        try db.execute(
            sql: "INSERT INTO link (\(EntryRow.columns)) SELECT \(EntryRow.columns) FROM entry WHERE number = ?",
            arguments: [Int64(clamping: number.rawValue)])
    }

    /// The fold of a room's chain; nil where it has none, or its beginning is not what we wrote.
    func membership(of room: RoomID, _ key: JournalKey) throws -> Membership? {
        var membership: Membership?
        for row in try rows(of: room, after: .zero, limit: Membership.mostChanges + 1) {
            switch row.entry(key)?.body {
            case .sealed(.genesis(let genesis)): membership = try? Membership(genesis)
            case .sealed(.change(let change)): try? membership?.apply(change, at: EntryNumber(row.number))
            default: break
            }
        }
        return membership
    }
}
