import GRDB
import PeerChannels
import ServerCore
import SottoModel

/// What people have signed about keys of theirs, as rows under tags: without one a key that is over would be good again.
struct StatementRows {
    private let key: JournalKey
    private let db: Database

    init(_ key: JournalKey, _ db: Database) {
        self.key = key
        self.db = db
    }

    /// The good ones, and how many rows are not what we wrote.
    static func all(_ key: JournalKey, _ db: Database) throws -> (good: [KeyStatement], bad: Int) {
        let rows = try Row.fetchAll(db, sql: "SELECT statement, tag FROM statement")
        let good = rows.compactMap { row in
            row.bytes(0).flatMap { KeyStatement($0) }.flatMap {
                row.bytes(1).flatMap { Tag($0) } == tag($0, key) ? $0 : nil
            }
        }
        return (good, rows.count - good.count)
    }

    /// Of people who own a name here alone, so that nobody fills the table. Nothing is looked at twice, and signatures
    /// last.
    func mayTake(_ statement: KeyStatement, _ register: KeyRegister, _ names: NameDirectory) -> Bool {
        guard names.name(of: statement.ended) != nil, !register.isOver(statement.ended) else { return false }
        if case .rotation(let rotation) = statement {
            guard register.takes(rotation), !names.holdsAny(rotation.new) else { return false }
        }
        return statement.isGenuine
    }

    /// What was the old key's is the new one's: names, what holds in rooms, whispers that wait. The name of a revoked key
    /// stays its own, so that nobody has it before an operator decides.
    func take(_ statement: KeyStatement, _ names: inout NameDirectory) throws {
        try db.execute(
            sql: "INSERT INTO statement (key, statement, tag) VALUES (?, ?, ?)",
            arguments: [
                Blob.of(statement.ended.bytes), Blob.of(statement.bytes), Blob.of(Self.tag(statement, key)),
            ])
        try CardRow.remove(statement.ended, db)
        guard let next = statement.next else { return }
        for holding in names.hand(from: statement.ended, to: next) { try NameRow.save(holding, key, db) }
        try FoldTable(key, db).hand(from: statement.ended, to: next)
        try PolicyRow.hand(from: statement.ended, to: next, db)
        try InboxTable.hand(from: statement.ended, to: next, db)
    }

    private static func tag(_ statement: KeyStatement, _ key: JournalKey) -> Tag {
        var row = Canonical(.statement)
        row.add(statement.bytes)
        return key.tag(row)
    }
}
