import Posix
import ServerStore
import SottoModel
import TestSupport
import Testing

/// Something done to a store behind its server's back, and what people read after the next start.
struct Harm: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let sql: String
    let reading: String

    init(_ what: String, _ sql: String, reads reading: String) {
        testDescription = what
        self.sql = sql
        self.reading = reading
    }

    private static let tea = "#tea: t502, t504"
    private static let without501 = "#lobby: l500, l503, l505, lost 500-501 | " + tea
    private static let whole = "#lobby: l500, l501, l503, l505 | " + tea

    static let all = [
        Harm("another text", "UPDATE entry SET body = x'78' WHERE number = 501", reads: without501),
        Harm(
            "one letter more", "UPDATE entry SET body = CAST(body || 'x' AS BLOB) WHERE number = 501", reads: without501
        ),
        Harm("another author", "UPDATE entry SET author = zeroblob(32) WHERE number = 501", reads: without501),
        Harm("another name", "UPDATE entry SET name = 'minb' WHERE number = 501", reads: without501),
        Harm("another time", "UPDATE entry SET at = at + 1 WHERE number = 501", reads: without501),
        Harm("another kind", "UPDATE entry SET kind = 2 WHERE number = 501", reads: without501),
        Harm(
            "an erasure nobody asked for", "UPDATE entry SET kind = 0, body = x'' WHERE number = 501", reads: without501
        ),
        Harm("another id", "UPDATE entry SET id = zeroblob(16) WHERE number = 501", reads: without501),
        Harm("another prev", "UPDATE entry SET prev = 0 WHERE number = 501", reads: without501),
        Harm("another number", "UPDATE entry SET number = 5000 WHERE number = 501", reads: without501),
        Harm("a number below zero", "UPDATE entry SET number = -5 WHERE number = 501", reads: without501),
        Harm("another room", "UPDATE entry SET room = 2 WHERE number = 501", reads: without501),
        Harm("a room that is not there", "UPDATE entry SET room = 77 WHERE number = 501", reads: without501),
        Harm("both tags", "UPDATE entry SET digest = x'00', chain = x'00' WHERE number = 501", reads: without501),
        Harm("another digest", "UPDATE entry SET digest = zeroblob(16) WHERE number = 501", reads: whole),
        Harm("no digest", "UPDATE entry SET digest = x'' WHERE number = 501", reads: whole),
        Harm("another chain", "UPDATE entry SET chain = zeroblob(16) WHERE number = 501", reads: whole),
        Harm("another chain at the end", "UPDATE entry SET chain = zeroblob(16) WHERE number = 505", reads: whole),
        Harm("an entry gone", "DELETE FROM entry WHERE number = 501", reads: without501),
        Harm(
            "the first gone", "DELETE FROM entry WHERE number = 500",
            reads: "#lobby: l501, l503, l505, lost 0-500 | " + tea),
        Harm(
            "the last gone", "DELETE FROM entry WHERE number = 505",
            reads: "#lobby: l500, l501, l503, lost 503-505 | " + tea),
        Harm(
            "two gone", "DELETE FROM entry WHERE number IN (501, 503)",
            reads: "#lobby: l500, l505, lost 500-503 | " + tea),
        Harm(
            "two apart gone", "DELETE FROM entry WHERE number IN (500, 503)",
            reads: "#lobby: l501, l505, lost 0-500, lost 501-503 | " + tea),
        Harm(
            "one altered, its neighbour gone",
            "DELETE FROM entry WHERE number = 503; UPDATE entry SET at = 1 WHERE number = 501",
            reads: "#lobby: l500, l505, lost 500-503 | " + tea),
        Harm("a room's talk gone", "DELETE FROM entry WHERE room = 1", reads: "#lobby: lost 0-505 | " + tea),
        Harm("everything gone", "DELETE FROM entry", reads: "#lobby: lost 0-505 | #tea: lost 0-504"),
        Harm("a room gone", "DELETE FROM room WHERE id = 1", reads: whole),
        Harm("another name of a room", "UPDATE room SET name = '#xx' WHERE id = 1", reads: whole),
        Harm("another id of a room", "UPDATE room SET id = 9 WHERE id = 1", reads: whole),
        Harm(
            "texts swapped",
            """
            UPDATE entry SET body = CAST('l503' AS BLOB) WHERE number = 501; UPDATE entry SET body = CAST('l501' AS BLOB) WHERE number = 503
            """, reads: "#lobby: l500, l505, lost 500-503 | " + tea),
        Harm(
            "entries swapped",
            """
            UPDATE entry SET number = -1 WHERE number = 501; UPDATE entry SET number = 501 WHERE number = 503;
            UPDATE entry SET number = 503 WHERE number = -1
            """, reads: "#lobby: l500, l505, lost 500-503 | " + tea),
        Harm(
            "rooms swapped", "UPDATE entry SET room = 3 - room WHERE number IN (501, 502)",
            reads: "#lobby: l500, l503, l505, lost 500-501 | #tea: t504, lost 0-502"),
    ]
}

struct `A store that somebody harmed` {
    @Test(arguments: Harm.all) func `goes on with what is good, and says once what is lost`(_ harm: Harm) throws {
        let store = try Past("l l t l t l").copy()
        try Intruder.run(store.file("journal.db"), harm.sql)
        #expect(try Reading(in: store).text == harm.reading)
        #expect(try Reading(in: store).text == harm.reading)
    }

    @Test(arguments: Harm.all) func `is seen for what it is by a check`(_ harm: Harm) throws {
        let store = try Past("l l t l t l").copy()
        store.write(Array(repeating: 7, count: 32), to: "server.key")
        #expect(try StoreCheck(StoreReader(store.path)).isGood)
        try Intruder.run(store.file("journal.db"), harm.sql)
        #expect(try !StoreCheck(StoreReader(store.path)).isGood)
        _ = try Reading(in: store)
        #expect(try StoreCheck(StoreReader(store.path)).isGood)
    }

    /// What is older than the newest part is served only where it is good, and looked at while the server runs.
    @Test(arguments: Harm.all) func `is mended while people are there`(_ harm: Harm) throws {
        let store = try Past("l l t l t l").copy()
        store.write(Array(repeating: 7, count: 32), to: "server.key")
        try Intruder.run(store.file("journal.db"), harm.sql)
        let kept = try Kept(in: store, base: 900, newest: 1)
        _ = kept.audited.take()
        _ = kept.finish()
        #expect(try StoreCheck(StoreReader(store.path)).isGood)
        // What is found first is said first.
        #expect(words(try Reading(in: store).text) == words(harm.reading))
    }

    private func words(_ reading: String) -> Set<String> {
        Set(reading.split { ",|".contains($0) }.map { $0.filter { $0 != " " } })
    }

    @Test func `keeps aside what it does not believe`() throws {
        let store = try Past("l l").copy()
        try Intruder.run(store.file("journal.db"), "UPDATE entry SET body = x'78' WHERE number = 501")
        _ = try Reading(in: store)
        #expect(
            try Intruder.text(store.file("journal.db"), "SELECT number || CAST(body AS TEXT) FROM damaged") == "501x")
    }

    @Test func `frees a name whose owner was changed`() throws {
        let store = try Past("l").copy()
        try Intruder.run(store.file("journal.db"), "UPDATE name SET identity = zeroblob(32)")
        let kept = try Kept(in: store, base: 900)
        #expect(kept.found.take() == [.name("mina")])
        _ = kept.gather("mina")
    }

    @Test func `with another server's key is refused, and left as it is`() throws {
        let store = try Past("l t").copy()
        let other = JournalKey.seeded(8)
        let before = store.read("journal.db")
        #expect(throws: StoreError.foreign(path: store.file("journal.db"))) {
            _ = try OpenedStore(store.file("journal.db"), other, isSynchronous: false)
        }
        #expect(store.read("journal.db") == before)
    }
}

struct `A store whose files were harmed` {
    @Test func `says what its log had when that is gone`() throws {
        let store = try Past("l t l").copy()
        store.remove("journal.db-wal")
        #expect(try Reading(in: store).text == "#lobby: lost 0-502 | #tea: lost 0-501")
    }

    /// A log cut anywhere still has a beginning.
    @Test(arguments: [0, 1, 100, 4096, 20_000, 60_000, 90_000])
    func `says what its log had where that is cut`(_ count: Int) throws {
        let store = try Past("l t l t").copy()
        let log = try #require(store.read("journal.db-wal"))
        store.write(Array(log.prefix(count)), to: "journal.db-wal")
        let reading = try Reading(in: store)
        #expect(reading.isAccountedFor(["#lobby": [500, 502], "#tea": [501, 503]]))
    }

    @Test func `is known for an older one put back`() throws {
        let past = try Past("l t")
        let old = past.copy()
        try past.go(on: 1, number: 510, text: "l510")
        old.write(try #require(past.scratch.read("journal.db-tips")), to: "journal.db-tips")
        #expect(try Reading(in: old).text == "#lobby: l500, lost 500-510 | #tea: t501")
    }

    @Test func `without its record of tips goes on, and says that it cannot know`() throws {
        let store = try Past("l t").copy()
        store.remove("journal.db-tips")
        let kept = try Kept(in: store, base: 900)
        #expect(kept.found.take() == [.tips])
        #expect(Reading(kept).text == "#lobby: l500 | #tea: t501")
    }

    @Test(arguments: [0, 10, 256, 300, 512]) func `says so where the record is cut`(_ count: Int) throws {
        let store = try Past("l t").copy()
        store.write(Array(try #require(store.read("journal.db-tips")).prefix(count)), to: "journal.db-tips")
        let kept = try Kept(in: store, base: 900)
        #expect(kept.found.take() == [.tips])
        #expect(Reading(kept).text == "#lobby: l500 | #tea: t501")
    }

    /// Killed between the commit and the record.
    @Test func `is good where it is ahead of its record`() throws {
        let past = try Past("l t")
        let store = past.copy()
        try past.go(on: 1, number: 510, text: "l510")
        let later = past.copy()
        later.write(try #require(store.read("journal.db-tips")), to: "journal.db-tips")
        #expect(try Reading(in: later).text == "#lobby: l500, l510 | #tea: t501")
    }
}

extension Reading {
    /// Whether each of these numbers is read as it was said, or is told to be lost.
    func isAccountedFor(_ numbers: [String: [Int]]) -> Bool {
        numbers.allSatisfy { room, numbers in
            let lines = lines[room] ?? []
            return numbers.allSatisfy { number in
                lines.contains { $0.hasSuffix("\(number)") && !$0.hasPrefix("lost") }
                    || lines.contains { Self.lost($0)?.contains(number) ?? false }
            }
        }
    }

    private static func lost(_ line: String) -> ClosedRange<Int>? {
        guard line.hasPrefix("lost ") else { return nil }
        let ends = line.dropFirst(5).split(separator: "-").compactMap { Int($0) }
        return ends.count == 2 && ends[0] < ends[1] ? ends[0] + 1...ends[1] : nil
    }
}
