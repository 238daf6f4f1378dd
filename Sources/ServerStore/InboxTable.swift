import GRDB
import ServerCore
import SottoModel

/// Whispers until their readers have them, and which ones there were.
struct InboxTable {
    private static let day: Int64 = 24 * 3600 * 1000
    /// Days for which a whisper that came is known longer than it waits.
    private static let overlap: Int64 = 7
    private static let mostMarks: Int64 = 1_000_000
    /// Rows that one group removes of what is over, so that nobody waits long for it.
    private static let mostRemoved = 1000

    private let limits: Limits
    private let key: JournalKey
    private let db: Database

    init(_ limits: Limits, _ key: JournalKey, _ db: Database) {
        self.key = key
        self.limits = limits
        self.db = db
    }

    /// A repeated id is not kept again, not even when its first letter has been taken.
    func keep(_ letter: Letter, as number: EntryNumber, at now: Timestamp) throws -> LetterSettlement {
        try removeOver(at: now)
        guard try !isMarked(letter) else { return .duplicate(isHeld: try holds(letter)) }
        guard try hasRoom(for: letter) else { return .refused(.inboxFull) }
        try mark(letter, at: now)
        try insert(letter, as: number, at: now)
        return .accepted(letter.whisper(number, at: now))
    }

    func page(_ request: InboxRequest, at now: Timestamp) throws -> InboxPage {
        let statement = try db.cachedStatement(
            sql: """
                SELECT author, name, id, at, sealed, number FROM inbox
                WHERE reader = ? AND number > ? AND at > ? ORDER BY number LIMIT ?
                """)
        let arguments: StatementArguments = [
            Blob.of(request.reader.bytes), Int64(clamping: request.after.rawValue), oldest(at: now),
            InboxRequest.most + 1,
        ]
        let rows = try Row.fetchAll(statement, arguments: arguments)
        let page = rows.prefix(InboxRequest.most)
        return InboxPage(
            page.compactMap(Self.whisper), through: page.last.map { EntryNumber($0.integer(5) ?? 0) } ?? request.after,
            more: rows.count > page.count)
    }

    /// What waits for one key waits for another, which has to have the means to open it.
    static func hand(from old: IdentityKey, to new: IdentityKey, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE inbox SET reader = ? WHERE reader = ?", arguments: [Blob.of(new.bytes), Blob.of(old.bytes)])
    }

    /// The highest number of a whisper that waits.
    static func lastNumber(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(number) FROM inbox") ?? 0
    }

    func forget(_ reader: IdentityKey, through number: EntryNumber) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM inbox WHERE reader = ? AND number <= ?")
        try statement.execute(arguments: [Blob.of(reader.bytes), Int64(clamping: number.rawValue)])
    }

    /// What has waited too long, and the marks of what waited longer still, or of the earliest where there are many.
    private func removeOver(at now: Timestamp) throws {
        let oldest = oldest(at: now)
        try remove(from: "inbox", "at <= ?", oldest)
        try remove(from: "whispered", "at <= ?", oldest - Self.overlap * Self.day)
        try remove(from: "whispered", "rowid <= (SELECT max(rowid) FROM whispered) - ?", Self.mostMarks)
    }

    private func remove(from table: String, _ condition: String, _ bound: Int64) throws {
        let over = "SELECT rowid FROM \(table) WHERE \(condition) LIMIT \(Self.mostRemoved)"
        let statement = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE rowid IN (\(over))")
        try statement.execute(arguments: [bound])
    }

    private func oldest(at now: Timestamp) -> Int64 {
        now.milliseconds - Int64(limits.whisperDays) * Self.day
    }
}

extension InboxTable {
    /// At most as many rows as an inbox holds are looked at; their bytes are counted, not read.
    private func hasRoom(for letter: Letter) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT count(*), sum(author = ?), sum(length(sealed)) FROM inbox WHERE reader = ?")
        let arguments: StatementArguments = [Blob.of(letter.from.identity.bytes), Blob.of(letter.to.bytes)]
        guard let row = try Row.fetchOne(statement, arguments: arguments) else { return true }
        let (count, ofAuthor, bytes) = (row.integer(0) ?? 0, row.integer(1) ?? 0, row.integer(2) ?? 0)
        return count < limits.inboxWhispers && ofAuthor < limits.inboxWhispersFromOne
            && bytes + Int64(letter.sealed.count) <= limits.inboxBytes
    }

    private func holds(_ letter: Letter) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM inbox WHERE reader = ? AND author = ? AND id = ?")
        let arguments: StatementArguments = [
            Blob.of(letter.to.bytes), Blob.of(letter.from.identity.bytes), Blob.of(letter.id.bytes),
        ]
        return try Int.fetchOne(statement, arguments: arguments) != nil
    }

    private func isMarked(_ letter: Letter) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM whispered WHERE mark = ?")
        return try Int.fetchOne(statement, arguments: [Blob.of(tag(of: letter))]) != nil
    }

    private func mark(_ letter: Letter, at now: Timestamp) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO whispered (mark, at) VALUES (?, ?)")
        try statement.execute(arguments: [Blob.of(tag(of: letter)), now.milliseconds])
    }

    private func insert(_ letter: Letter, as number: EntryNumber, at now: Timestamp) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO inbox (number, reader, author, name, id, at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            Int64(clamping: number.rawValue), Blob.of(letter.to.bytes), Blob.of(letter.from.identity.bytes),
            letter.from.name.text, Blob.of(letter.id.bytes), now.milliseconds, Blob.of(letter.sealed),
        ])
    }

    /// Who has the file alone learns nothing of it.
    private func tag(of letter: Letter) -> Tag {
        var whisper = Canonical(.whisper)
        whisper.add(letter.from.identity.bytes)
        whisper.add(letter.id.bytes)
        return key.tag(whisper)
    }

    private static func whisper(_ row: Row) -> IncomingWhisper? {
        guard let author = row.bytes(0).flatMap({ IdentityKey($0) }),
            let name = row.text(1).flatMap({ try? UserName($0) }), let id = row.bytes(2).flatMap({ MessageID($0) }),
            let at = row.integer(3), let sealed = row.bytes(4), let number = row.integer(5)
        else { return nil }
        return IncomingWhisper(
            from: Person(identity: author, name: name), id: id, at: Timestamp(milliseconds: at), sealed: sealed,
            number: EntryNumber(number))
    }
}
