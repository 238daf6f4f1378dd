import GRDB
import ServerStore

/// What people know of what they said, and what the store has of it.
struct Ledger {
    /// Said, without an answer so far: their outboxes.
    private(set) var unanswered: Set<UInt64> = []
    private(set) var next: UInt64 = 1
    /// What was said by where it was said to be kept.
    private(set) var acknowledged: [UInt64: UInt64] = [:]
    private var stored: [UInt64: UInt64] = [:]
    private var last: Int64 = 0

    mutating func hear(_ lines: [Substring]) throws {
        for line in lines {
            let words = line.split(separator: " ")
            let numbers = words.dropFirst().compactMap { UInt64($0) }
            switch (words.first, numbers.count) {
            case ("said", 2): say(numbers[0]...numbers[1])
            case ("kept", 2): try acknowledge(numbers[0], numbers[1])
            default: throw Failure("it said: \(line)")
            }
        }
    }

    /// Reads what came to the store since the last time, and holds it against what people know.
    mutating func compare(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let rows = try DatabaseQueue(path: path, configuration: configuration).read { [last] db in
            try Row.fetchAll(
                db, sql: "SELECT number, CAST(body AS TEXT) FROM entry WHERE number > ? ORDER BY number",
                arguments: [last])
        }
        for row in rows {
            guard let number = UInt64(row[1] as String) else { throw Failure("a text that nobody said") }
            guard stored.updateValue(UInt64(row[0] as Int64), forKey: number) == nil else {
                throw Failure("\(number) is stored twice")
            }
            last = row[0]
        }
        for (number, place) in acknowledged where stored[number] != place {
            throw Failure("\(number) was kept as \(place) and is \(stored[number].map { "at \($0)" } ?? "lost")")
        }
    }

    /// After everything was sent again: what was said is stored, once each.
    func end(_ path: String, _ reader: StoreReader) throws {
        guard unanswered.isEmpty, acknowledged.count == stored.count, stored.count == next - 1 else {
            throw Failure("\(next - 1) said, \(acknowledged.count) acknowledged, \(stored.count) stored")
        }
        let check = try StoreCheck(reader)
        guard check.isGood, check.rooms.map(\.entries).reduce(0, +) == stored.count else {
            throw Failure("check: \(check)")
        }
    }

    private mutating func say(_ numbers: ClosedRange<UInt64>) {
        unanswered.formUnion(numbers)
        next = numbers.upperBound + 1
    }

    private mutating func acknowledge(_ number: UInt64, _ place: UInt64) throws {
        unanswered.remove(number)
        guard acknowledged.updateValue(place, forKey: number) ?? place == place else {
            throw Failure("\(number) was kept at two places")
        }
    }
}
