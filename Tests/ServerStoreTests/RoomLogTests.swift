import ServerStore
import SottoModel
import Testing

struct `A room's log` {
    /// Entries of so many bytes each, numbered 10, 20, 30…
    private static func log(_ bytes: [Int]) -> RoomLog {
        var log = RoomLog()
        for (index, count) in bytes.enumerated() {
            _ = log.append(
                EntryNumber(UInt64(index + 1) * 10), author: Person("mina"), id: .number(UInt64(index)),
                body: .say(String(repeating: "x", count: count)), at: Timestamp(milliseconds: 5))
        }
        return log
    }

    @Test func `chains every entry to the one before it`() {
        let page = Self.log([1, 1, 1]).page(after: 0, bytes: 10_000)
        let links = page.entries.map { $0.place }
        #expect(links == [.kept(10, prev: 0), .kept(20, prev: 10), .kept(30, prev: 20)])
    }

    @Test func `has times that do not go back`() {
        var log = RoomLog()
        let times = [5, 9, 3, 9, 10].map { milliseconds in
            log.append(
                1, author: Person("mina"), id: .number(1), body: .say("x"),
                at: Timestamp(milliseconds: milliseconds)
            ).at.milliseconds
        }
        #expect(times == [5, 9, 9, 9, 10])
    }

    /// What one has, how many bytes one takes (137 an entry), and what comes: after, numbers, through.
    @Test(
        arguments: [
            (0, 10_000, 0, [10, 20, 30, 40], 40), (10, 10_000, 10, [20, 30, 40], 40),
            (15, 10_000, 15, [20, 30, 40], 40),
            (0, 280, 0, [10, 20], 20), (20, 280, 20, [30, 40], 40), (30, 1, 30, [40], 40),
            (0, 1, 0, [10], 10),
            (40, 10_000, 40, [], 40), (99, 10_000, 99, [], 40),
        ] as [(EntryNumber, Int, EntryNumber, [EntryNumber], EntryNumber)])
    func `gives what follows`(
        _ has: EntryNumber, _ bytes: Int, _ after: EntryNumber, _ numbers: [EntryNumber],
        _ through: EntryNumber
    ) {
        let page = Self.log([5, 5, 5, 5]).page(after: has, bytes: bytes)
        #expect(page.after == after && page.through == through)
        #expect(page.entries.compactMap(\.place.number) == numbers)
    }

    @Test func `gives somebody new the latest lines`() {
        let page = Self.log(Array(repeating: 1, count: 150)).page(after: nil, bytes: 100_000)
        #expect(page.entries.count == 100)
        #expect(page.after == 500 && page.through == 1500)
        #expect(page.entries.first?.place == .kept(510, prev: 500))
    }

    @Test func `gives somebody new all where there is little, and nothing where there is nothing`() {
        #expect(Self.log([1]).page(after: nil, bytes: 1000).after == 0)
        #expect(RoomLog().page(after: nil, bytes: 1000) == Page(after: 0, through: 0, entries: []))
    }

    /// From anywhere, in pages of any size, one gets everything behind it once.
    @Test(arguments: 1...5) func `is read to its end page by page`(_ seed: UInt64) {
        var chance = SplitMix(state: seed)
        let log = Self.log((0..<200).map { _ in .random(in: 0...300, using: &chance) })
        var after = EntryNumber(.random(in: 0...2000, using: &chance))
        let expected = (1...200).map { EntryNumber($0 * 10) }.filter { $0 > after }
        var numbers: [EntryNumber] = []
        while after < 2000 {
            let page = log.page(after: after, bytes: .random(in: 1...3000, using: &chance))
            numbers += page.entries.compactMap(\.place.number)
            after = page.through
        }
        #expect(numbers == expected)
    }

    @Test func `forgets the oldest, and says what it answers for`() {
        let log = Self.log(Array(repeating: 0, count: 2 * RoomLog.kept))
        let page = log.page(after: 10, bytes: 200)
        #expect(page.after == 10)
        #expect(
            page.entries.first?.place
                == .kept(
                    EntryNumber(UInt64(RoomLog.kept + 1) * 10), prev: EntryNumber(UInt64(RoomLog.kept) * 10)))
    }
}
