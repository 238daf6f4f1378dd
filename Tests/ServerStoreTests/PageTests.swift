import Posix
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import TestSupport
import Testing

/// A room with entries numbered from 500 on, of so many bytes each (137 more an entry on the wire).
private struct Shelf {
    private let scratch = Scratch()
    private let kept: Kept
    private let mina: SessionID

    init(_ bytes: [Int]) throws {
        kept = try Kept(in: scratch, base: 500)
        mina = kept.gather("mina")[0]
        let (session, kept) = (mina, kept)
        for (index, count) in bytes.enumerated() {
            let text = String(repeating: "x", count: count)
            kept.submit((session, .post(1, .number(UInt64(index)), .say(text))))
        }
        var settled = 0
        guard !bytes.isEmpty else { return }
        _ = kept.read { item in
            if case .settled = item { settled += 1 }
            return settled >= bytes.count
        }
    }

    func page(after: EntryNumber?, bytes: Int = 10_000) -> Page {
        kept.hub.pages.put(PageRequest(session: mina, room: 1, after: after, bytes: bytes))
        let items = kept.read { if case .page = $0 { true } else { false } }
        for case .page(_, _, let page) in items { return page }
        return Page(after: 0, through: 0, entries: [])
    }

    func page(before: EntryNumber, bytes: Int = 10_000) -> Page {
        kept.hub.pages.put(PageRequest(session: mina, room: 1, before: before, bytes: bytes))
        let items = kept.read { if case .answer = $0 { true } else { false } }
        for case .answer(_, .earlier(_, let page)?) in items { return page }
        return Page(after: 0, through: 0, entries: [])
    }
}

struct `A page` {
    /// What one has, how many bytes one takes (132 an entry of text "", name and ids), and what comes.
    @Test(
        arguments: [
            (0, 10_000, 0, [500, 501, 502, 503], 503), (500, 10_000, 500, [501, 502, 503], 503),
            (0, 280, 0, [500, 501], 501), (501, 280, 501, [502, 503], 503), (502, 1, 502, [503], 503),
            (0, 1, 0, [500], 500), (503, 10_000, 503, [], 503), (999, 10_000, 503, [], 503),
        ] as [(EntryNumber, Int, EntryNumber, [EntryNumber], EntryNumber)])
    func `gives what follows, and says where it begins`(
        _ has: EntryNumber, _ bytes: Int, _ after: EntryNumber, _ numbers: [EntryNumber], _ through: EntryNumber
    ) throws {
        let page = try Shelf([5, 5, 5, 5]).page(after: has, bytes: bytes)
        #expect(page.after == after && page.through == through)
        #expect(page.entries.compactMap(\.place.number) == numbers)
    }

    @Test func `gives somebody new the latest lines`() throws {
        let page = try Shelf(Array(repeating: 1, count: 150)).page(after: nil, bytes: 100_000)
        #expect(page.entries.count == 100)
        #expect(page.after == 549 && page.through == 649)
        #expect(page.entries.first?.place == .kept(550, prev: 549))
    }

    @Test func `gives somebody new all where there is little, and nothing where there is nothing`() throws {
        #expect(try Shelf([1]).page(after: nil).after == 0)
        #expect(try Shelf([]).page(after: nil) == Page(after: 0, through: 0, entries: []))
    }

    /// From anywhere, in pages of any size, one gets everything behind it once.
    @Test(arguments: 1...3) func `is one of those that reach the end`(_ seed: UInt64) throws {
        var chance = SplitMix(seed: seed)
        let shelf = try Shelf((0..<500).map { _ in .random(in: 0...300, using: &chance) })
        var after = EntryNumber(.random(in: 500...900, using: &chance))
        let expected = (500..<1000).map { EntryNumber($0) }.filter { $0 > after }
        var numbers: [EntryNumber] = []
        while after < 999 {
            let page = shelf.page(after: after, bytes: .random(in: 1...60_000, using: &chance))
            numbers += page.entries.compactMap(\.place.number)
            after = page.through
        }
        #expect(numbers == expected)
    }
}

struct `An earlier page` {
    /// Before which entry, how many bytes it takes, and what comes.
    @Test(
        arguments: [
            (504, 10_000, 0, [500, 501, 502, 503], 503), (502, 10_000, 0, [500, 501], 501),
            (504, 280, 501, [502, 503], 503), (503, 1, 501, [502], 502), (500, 10_000, 0, [], 499),
            (0, 10_000, 0, [], 0), (9_000, 280, 501, [502, 503], 8_999),
        ] as [(EntryNumber, Int, EntryNumber, [EntryNumber], EntryNumber)])
    func `gives what comes right before, and says from where on`(
        _ before: EntryNumber, _ bytes: Int, _ after: EntryNumber, _ numbers: [EntryNumber], _ through: EntryNumber
    ) throws {
        let page = try Shelf([5, 5, 5, 5]).page(before: before, bytes: bytes)
        #expect(page.after == after && page.through == through)
        #expect(page.entries.compactMap(\.place.number) == numbers)
    }

    /// From anywhere, in pages of any size, one gets everything before it once.
    @Test(arguments: 1...3) func `is one of those that reach the beginning`(_ seed: UInt64) throws {
        var chance = SplitMix(seed: seed)
        let shelf = try Shelf((0..<500).map { _ in .random(in: 0...300, using: &chance) })
        let last = UInt64.random(in: 600...999, using: &chance)
        var numbers: [EntryNumber] = []
        var reach = EntryNumber(last)
        while reach > 0 {
            let before = EntryNumber(reach.rawValue + 1)
            let page = shelf.page(before: before, bytes: .random(in: 1...60_000, using: &chance))
            #expect(page.through == reach)
            numbers = page.entries.compactMap(\.place.number) + numbers
            reach = page.after
        }
        #expect(numbers == (500...last).map { EntryNumber($0) })
    }
}
