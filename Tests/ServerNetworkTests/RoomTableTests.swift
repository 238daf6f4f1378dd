import SottoModel
import TestSupport
import Testing

@testable import ServerNetwork

struct `A room on a loop` {
    private static func table(_ members: Int, behind: Set<Int> = []) -> RoomTable {
        var table = RoomTable()
        for slot in 0..<members {
            let behind = behind.contains(slot) ? RoomTable.Behind(after: 5, isAsked: false) : nil
            _ = table.add(.init(slot: slot, behind: behind))
        }
        return table
    }

    @Test func `gives the place of who goes to the last one`() {
        var table = Self.table(4)
        #expect(table.remove(at: 1) == 3)
        #expect(table.members.map(\.slot) == [0, 3, 2])
        #expect(table.remove(at: 2) == nil)
        #expect(table.remove(at: 0) == 3)
        #expect(table.remove(at: 0) == nil)
        #expect(table.isEmpty)
    }

    @Test func `counts who is behind`() {
        var table = Self.table(3, behind: [1])
        #expect(table.behindCount == 1)
        table.set(.init(after: 7, isAsked: true), at: 1)
        #expect(table.behindCount == 1)
        table.set(.init(after: nil, isAsked: false), at: 0)
        #expect(table.behindCount == 2)
        table.setLive(at: 1, since: 10)
        table.setLive(at: 1, since: 20)
        #expect(table.behindCount == 1)
        _ = table.remove(at: 0)
        #expect(table.behindCount == 0)
    }

    /// Live since 100; what waits, what the room has not spread, and from where on something is missing.
    @Test(arguments: [(300, nil, 300), (50, nil, 100), (300, 200, 200), (300, 400, 300), (120, 110, 110)])
    func `knows from where on a member may lack something`(
        _ waiting: UInt64, _ run: UInt64?, _ missing: UInt64
    ) {
        var table = Self.table(1)
        table.setLive(at: 0, since: 100)
        table.run = run.map { ArenaRange(offset: $0, count: 10) }
        #expect(table.firstMissing(at: 0, from: waiting) == missing)
    }
}

struct `The index of entries` {
    private static var index: EntryIndex {
        var index = EntryIndex()
        for (room, prev, offset) in [(1, 10, 0), (2, 20, 100), (1, 11, 200), (1, 12, 300), (2, 21, 400)]
            as [(RoomID, EntryNumber, UInt64)]
        {
            index.note(room, prev: prev, at: offset)
        }
        return index
    }

    @Test(
        arguments: [
            (0, 1, 10), (1, 1, 11), (200, 1, 11), (201, 1, 12), (301, 1, nil), (0, 2, 20), (101, 2, 21),
            (0, 3, nil),
        ] as [(UInt64, RoomID, EntryNumber?)])
    func `tells what came before the first one missed`(
        _ offset: UInt64, _ room: RoomID, _ entry: EntryNumber?
    ) {
        #expect(Self.index.entry(before: offset, in: room) == entry)
    }

    @Test func `forgets what the arena has forgotten`() {
        var index = Self.index
        index.forget(before: 250)
        #expect(index.forgotten == 250)
        #expect(index.entry(before: 0, in: 1) == 12)
        #expect(index.entry(before: 0, in: 2) == 21)
    }

    @Test func `stays right however much it forgets`() {
        var index = EntryIndex()
        for number in 0..<20_000 as Range<UInt64> {
            index.note(1, prev: EntryNumber(number), at: number * 10)
            if number.isMultiple(of: 100), number > 1000 { index.forget(before: (number - 1000) * 10) }
        }
        #expect(index.entry(before: index.forgotten, in: 1)?.rawValue == index.forgotten / 10)
        #expect(index.entry(before: 199_990, in: 1) == 19_999)
    }
}
