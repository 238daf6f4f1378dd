import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

struct `A lane` {
    @Test func `is woken once for all that comes before it is drained`() {
        let hall = Hall(lanes: 2)
        hall.gather(2, in: "#one")
        let before = hall.readers.map(\.wakeCount)
        hall.submit(0, .find("ax"), .find("bx"), .find("ax"))
        hall.submit(0, .find("ax"))
        #expect(hall.readers.map(\.wakeCount) == [before[0] + 1, before[1]])
        #expect(hall.readers[0].drain().count == 4)
        hall.submit(0, .find("ax"))
        #expect(hall.readers.map(\.wakeCount) == [before[0] + 2, before[1]])
    }

    @Test func `gets a group that is settled as one`() {
        let hall = Hall(lanes: 2)
        hall.gather(2, in: "#one")
        for number in 0..<UInt64(5) { hall.submit(0, .post(1, .number(number), .say("hi"))) }
        let before = hall.readers.map(\.wakeCount)
        hall.scribe.write(hall.hub)
        #expect(hall.readers.map(\.wakeCount) == before.map { $0 + 1 })
        #expect(hall.readers[1].drain().count == 5)
    }

    @Test func `with nobody in the room hears nothing of it`() {
        let hall = Hall(lanes: 2)
        hall.gather(1, in: "#one")
        hall.submit(0, .post(1, .number(1), .say("hi")))
        hall.scribe.write(hall.hub)
        #expect(hall.readers[1].wakeCount == 0)
    }

    @Test func `brings pages and the end to its loop`() {
        let hall = Hall(lanes: 2)
        let page = Page(after: 0, through: 3, entries: [])
        hall.hub.deliver(page, of: 7, to: hall.session(1))
        hall.hub.closeAll(.shuttingDown)
        #expect(hall.readers[0].drain() == [.closeAll(.shuttingDown)])
        #expect(hall.readers[1].drain() == [.page(hall.session(1), 7, page), .closeAll(.shuttingDown)])
    }
}

struct `A hub that has too much to do` {
    private static func limits(journal: Int = .max, lane: Int = .max) -> Limits {
        var limits = Limits()
        limits.journalQueueBytes = journal
        limits.laneBytes = lane
        return limits
    }

    /// A post of one letter weighs 201 bytes.
    private static func post(_ number: UInt64) -> Call { .post(1, .number(number), .say("x")) }

    @Test func `says so while the journal's queue is too long, and says when it is over`() {
        let hall = Hall(lanes: 2, limits: Self.limits(journal: 1000))
        hall.gather(2, in: "#one")
        for number in 0..<UInt64(4) { hall.submit(0, Self.post(number)) }
        #expect(!hall.hub.isCongested)
        hall.submit(0, Self.post(4))
        #expect(hall.hub.isCongested)
        hall.hub.relieve()
        #expect(hall.hub.isCongested)
        hall.scribe.write(hall.hub)
        #expect(!hall.hub.isCongested)
        for reader in hall.readers { #expect(reader.drain().last == .resume) }
    }

    @Test func `says so while a lane is too full, until it is half empty`() {
        let hall = Hall(lanes: 2, limits: Self.limits(lane: 1000))
        hall.gather(2, in: "#one")
        for _ in 0..<5 { hall.submit(0, .find("ax")) }
        #expect(!hall.hub.isCongested)
        hall.submit(0, .find("ax"))
        #expect(hall.hub.isCongested)
        hall.submit(1, .find("ax"))
        hall.readers[1].drain()
        hall.hub.relieve()
        #expect(hall.hub.isCongested)
        hall.readers[0].drain()
        hall.hub.relieve()
        #expect(!hall.hub.isCongested)
        for reader in hall.readers { #expect(reader.drain() == [.resume]) }
    }

    @Test func `says nothing twice`() {
        let hall = Hall(lanes: 1, limits: Self.limits(journal: 100))
        hall.gather(1, in: "#one")
        hall.submit(0, Self.post(1), Self.post(2))
        hall.scribe.write(hall.hub)
        hall.hub.relieve()
        #expect(hall.readers[0].drain().count { $0 == .resume } == 1)
    }

    /// Many fill lanes that are always being emptied: after the last word nobody is left waiting.
    @Test(.timeLimit(.minutes(5))) func `lets everybody go on in the end`() throws {
        for _ in 0..<20 {
            let hall = Hall(lanes: 2, limits: Self.limits(lane: 600))
            hall.gather(4, in: "#one")
            try Threads.run(
                [{ Self.ask(hall) }] + Self.readers(of: hall))
            while let late = hall.readers.first(where: { $0.hearLateWake() }) {
                late.drain()
                hall.hub.relieve()
            }
            #expect(!hall.hub.isCongested)
        }
    }

    private static func ask(_ hall: Hall) {
        let askers = (0..<4).map { number -> @Sendable () -> Void in
            { for _ in 0..<200 { hall.submit(number, .find("ax"), .find("bx")) } }
        }
        try? Threads.run(askers)
        for reader in hall.readers { reader.expectNoMore() }
    }

    private static func readers(of hall: Hall) -> [@Sendable () -> Void] {
        hall.readers.map { reader in { read(reader, of: hall) } }
    }

    private static func read(_ reader: Reader, of hall: Hall) {
        while reader.awaitWake() {
            reader.drain()
            hall.hub.relieve()
        }
    }
}
