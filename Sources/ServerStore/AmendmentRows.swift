import GRDB
import ServerCore
import SottoModel

/// What is said about messages that are in the journal already.
struct AmendmentRows {
    private let key: JournalKey
    private let db: Database

    init(_ key: JournalKey, _ db: Database) {
        self.key = key
        self.db = db
    }

    /// Why that may not be done to the message; nil where it may.
    func refusal(of amendment: Amendment, of id: MessageID, _ proposal: Proposal) throws -> Refusal? {
        guard let row = try message(id), row.room == Int64(clamping: proposal.room.rawValue) else {
            return .noSuchMessage
        }
        let isOwn = row.author == proposal.author.identity.bytes
        switch amendment {
        case .edit: return isOwn ? nil : .notYours
        case .retract: return isOwn || proposal.mayOrder ? nil : .notYours
        case .react, .unreact: return nil
        }
    }

    /// Erases what the message said, first and in every edit of it.
    func erase(_ id: MessageID) throws {
        guard let row = try message(id) else { return }
        for edit in try edits(of: id, row) { try EntryRow.update(edit.erased(key), db) }
        try EntryRow.update(row.erased(key), db)
    }

    /// What stands by itself and is as it was written.
    private func message(_ id: MessageID) throws -> StoredEntry? {
        let statement = try db.cachedStatement(sql: "SELECT \(EntryRow.columns) FROM entry WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [Blob.of(id.bytes)]).map(EntryRow.stored),
            BodyColumns.messages.contains(row.kind), row.isAuthentic(key)
        else { return nil }
        return row
    }

    private func edits(of id: MessageID, _ message: StoredEntry) throws -> [StoredEntry] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(EntryRow.columns) FROM entry INDEXED BY entry_of_state
                WHERE room = ? AND kind = \(BodyColumns.edit) AND kind > 2 AND number > ? AND author = ?
                """)
        let arguments: StatementArguments = [message.room, message.number, Blob.of(message.author)]
        return try Row.fetchAll(statement, arguments: arguments).map(EntryRow.stored).filter { row in
            guard case .amend(id, .edit)? = row.entry(key)?.body else { return false }
            return true
        }
    }
}
