import Posix
import ServerStore
import TestSupport

/// Kills a journal again and again, in folders of their own.
struct Drive {
    private static let killsAFolder = 90

    private let kills: Int
    private let seed: UInt64

    init(kills: Int, seed: UInt64?) {
        self.kills = kills
        self.seed = seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
    }

    func run() throws {
        print("seed \(seed)")
        var chance = SplitMix(seed: seed)
        var counts: [String: Int] = [:]
        var acknowledged = 0
        var resent = 0
        var left = kills
        while left > 0 {
            let (ledger, again) = try folder(min(left, Self.killsAFolder), from: kills - left, &counts, &chance)
            acknowledged += ledger.acknowledged.count
            resent += again
            left -= Self.killsAFolder
        }
        for point in Point.all { print("\(counts[point.name] ?? 0) times killed: \(point.name)") }
        print("\(acknowledged) acknowledged, 0 lost, 0 stored twice; \(resent) were unanswered and sent again")
    }

    private func folder(
        _ kills: Int, from first: Int, _ counts: inout [String: Int], _ chance: inout SplitMix
    ) throws -> (Ledger, Int) {
        let scratch = Scratch()
        var ledger = Ledger()
        var resent = 0
        for kill in first..<first + kills {
            let point = Point.all[kill % Point.all.count]
            resent += ledger.unanswered.count
            try talk(point, in: scratch.path, &ledger, &chance)
            counts[point.name, default: 0] += 1
            try ledger.compare(scratch.file("journal.db"))
        }
        resent += ledger.unanswered.count
        try talk(nil, in: scratch.path, &ledger, &chance)
        try ledger.compare(scratch.file("journal.db"))
        try ledger.end(scratch.file("journal.db"), StoreReader(scratch.path))
        return (ledger, resent)
    }

    /// - Parameter point: nil to say everything that is unanswered once more, and end.
    private func talk(_ point: Point?, in folder: String, _ ledger: inout Ledger, _ chance: inout SplitMix) throws {
        let delay = point.map { $0.delay == 0 ? 0 : UInt32.random(in: 1...$0.delay, using: &chance) } ?? 0
        let pass = point.map { Int.random(in: 1...$0.passes, using: &chance) } ?? 0
        let words = [
            "talk", folder, point?.name ?? "-", "\(pass)", "\(delay)", "\(ledger.next)", "\(chance.next() >> 1)",
        ]
        let outbox = ledger.unanswered.sorted().map { "\($0)" }.joined(separator: " ")
        let child = try Child(words, input: outbox + "\n")
        guard child.wasKilled == (point != nil) else { throw Failure("it was not killed at: \(point?.name ?? "-")") }
        try ledger.hear(child.lines)
    }
}
