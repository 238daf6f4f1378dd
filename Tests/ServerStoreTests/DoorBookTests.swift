import SecureChannel
import ServerStore
import SottoModel
import TestSupport
import Testing

/// Days since the beginning.
private func day(_ days: Double) -> Timestamp {
    Timestamp(milliseconds: Int64(days * 24 * 3600 * 1000))
}

/// A book, asked on days.
private final class Desk {
    private(set) var book = DoorBook()

    /// A new one on each of these days.
    func rotate(on days: Double...) -> [Door] {
        days.map { days in
            let door = Door()
            book.rotate(to: door, at: day(days))
            return door
        }
    }

    func invite(by door: Door = Door(), isSingleUse: Bool, on first: Double = 0, until last: Double = 7) -> Bool {
        book.invite(by: door, isSingleUse: isSingleUse, at: day(first), until: day(last))
    }

    func enters(_ door: Door, on days: Double) -> Bool {
        book.enter(door.id, at: day(days))
    }

    func leadsIn(_ door: Door, on days: Double) -> Bool {
        book.door(door.id, at: day(days)) == door
    }

    func revokes(_ door: Door) -> Bool {
        book.revoke(door.id)
    }
}

struct `The doors a server hands out` {
    private let desk = Desk()

    @Test func `are none at first, which is why one is due`() {
        #expect(desk.book.current == nil)
        #expect(desk.book.isRotationDue(at: day(0)))
    }

    @Test(arguments: [(0, false), (29.9, false), (30, true), (400, true)] as [(Double, Bool)])
    func `are renewed after thirty days`(_ days: Double, _ isDue: Bool) {
        _ = desk.rotate(on: 0)
        #expect(desk.book.isRotationDue(at: day(days)) == isDue)
    }

    @Test func `are the newest one, and it does not end by itself`() {
        let doors = desk.rotate(on: 0, 30)
        #expect(desk.book.current == doors[1])
        #expect(desk.leadsIn(doors[1], on: 100_000))
    }

    @Test(arguments: [(30, true), (89.9, true), (90, false), (500, false)] as [(Double, Bool)])
    func `lead in for sixty days after a newer one`(_ days: Double, _ leadsIn: Bool) {
        let doors = desk.rotate(on: 0, 30)
        #expect(desk.leadsIn(doors[0], on: days) == leadsIn)
        #expect(desk.enters(doors[0], on: days) == leadsIn)
    }

    @Test func `overlap, each until its own end`() {
        let doors = desk.rotate(on: 0, 10, 20)
        #expect(doors.map { desk.leadsIn($0, on: 65) } == [true, true, true])
        #expect(doors.map { desk.leadsIn($0, on: 75) } == [false, true, true])
        #expect(doors.map { desk.leadsIn($0, on: 85) } == [false, false, true])
    }

    @Test func `are forgotten with their secret when they are over`() {
        _ = desk.rotate(on: 0, 30, 200)
        #expect(desk.book.doors.count == 2)
    }

    @Test func `are not spent, and end by rotation only`() {
        let door = desk.rotate(on: 0)[0]
        #expect((0..<3).allSatisfy { _ in desk.enters(door, on: 1) })
        #expect(!desk.revokes(door))
        #expect(desk.book.invites.isEmpty)
    }
}

struct `An invite into a closed server` {
    private let desk = Desk()
    private let door = Door()

    @Test(arguments: [true, false]) func `leads in until it is over`(_ isSingleUse: Bool) {
        #expect(desk.invite(by: door, isSingleUse: isSingleUse))
        #expect(desk.leadsIn(door, on: 6.9))
        #expect(!desk.leadsIn(door, on: 7))
        #expect(!desk.enters(door, on: 7))
    }

    @Test func `for one lets one in`() {
        #expect(desk.invite(by: door, isSingleUse: true))
        #expect(desk.enters(door, on: 1))
        #expect(!desk.enters(door, on: 1))
        #expect(!desk.leadsIn(door, on: 1))
    }

    @Test func `for many lets many in`() {
        #expect(desk.invite(by: door, isSingleUse: false))
        #expect((0..<3).allSatisfy { _ in desk.enters(door, on: 1) })
    }

    @Test(arguments: [true, false]) func `leads in no more once it is revoked`(_ isSingleUse: Bool) {
        #expect(desk.invite(by: door, isSingleUse: isSingleUse))
        #expect(desk.revokes(door))
        #expect(!desk.revokes(door))
        #expect(!desk.leadsIn(door, on: 1))
        #expect(!desk.enters(door, on: 1))
    }

    @Test func `stands beside others, up to so many`() {
        #expect((0..<DoorBook.largestCount).allSatisfy { _ in desk.invite(isSingleUse: true, until: 1) })
        #expect(!desk.invite(isSingleUse: true, on: 0.5))
        #expect(desk.invite(isSingleUse: true, on: 1))
        #expect(desk.book.invites.count == 1)
    }

    @Test func `changes nothing by an id that nobody has`() {
        #expect(desk.invite(by: door, isSingleUse: true))
        let before = desk.book
        #expect(!desk.enters(Door(), on: 1))
        #expect(!desk.revokes(Door()))
        #expect(desk.book == before)
    }
}

struct `The doors as a file` {
    private static let psk = String(repeating: "A", count: 43)

    @Test func `are read as they were written`() {
        var book = DoorBook()
        book.rotate(to: Door(), at: day(0))
        book.rotate(to: Door(), at: day(30))
        _ = book.invite(by: Door(), isSingleUse: true, at: day(31), until: day(32))
        _ = book.invite(by: Door(), isSingleUse: false, at: day(31), until: day(32))
        #expect(DoorBook(book.text) == book)
        #expect(DoorBook("") == DoorBook())
    }

    @Test(
        arguments: [
            "x", "own", "own AQIDBAUGBwg \(psk) 1", "own AQIDBAUGBwg \(psk) 1 - -", "own AQIDBAUGBwg \(psk) x -",
            "own AQIDBAUGBwg \(psk) 1 x", "own AQIDBAUGBw \(psk) 1 -", "own AQIDBAUGBwg A\(psk) 1 -",
            "own AQIDBAUGBwg  1 -", "standing AQIDBAUGBwg \(psk) 1 -", "single-use AQIDBAUGBwg \(psk) 1 -",
            "own AQIDBAUGBwg \(psk) -1 -", "own AQIDBAUGBwg \(psk) 9223372036854775807 -",
            "Own AQIDBAUGBwg \(psk) 1 -", " own AQIDBAUGBwg \(psk) 1 -",
        ])
    func `are damaged by any line that is none`(_ line: String) {
        #expect(DoorBook("own AQIDBAUGBwg \(Self.psk) 1 -\n") != nil)
        #expect(DoorBook("own AQIDBAUGBwg \(Self.psk) 1 -\n\(line)\n") == nil)
    }
}
