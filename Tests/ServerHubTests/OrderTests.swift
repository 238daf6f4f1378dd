import Posix
import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

struct `Everybody` {
    private static let people = 6
    private static let each = 400

    /// Six people on three loops talk at once in two rooms, while the journal writes and the loops read.
    @Test(.timeLimit(.minutes(5))) func `sees the same order, nothing missing and nothing twice`() throws {
        let hall = Hall(lanes: 3)
        hall.gather(Self.people, in: "#one", "#two")
        try Threads.run(speakers(in: hall) + [journal(of: hall)] + readers(of: hall))
        for room in [1, 2] as [RoomID] {
            let kept = hall.scribe.numbers(in: room)
            #expect(kept.count == Self.people * Self.each / 2)
            for reader in hall.readers { #expect(reader.numbers(in: room) == kept) }
        }
        for number in 0..<Self.people { #expect(settled(number, in: hall) == Self.each) }
    }

    /// Who comes and goes meanwhile sees a stretch of that order, from the number that Joined names.
    @Test(.timeLimit(.minutes(5))) func `who joins in between goes on where Joined says`() throws {
        let hall = Hall(lanes: 3)
        hall.gather(2, in: "#one")
        let third = Person("cx")
        hall.submit(
            2, .open(Hello(identity: third.identity, proof: [], name: third.name, isInteractive: true)))
        hall.scribe.write(hall.hub)
        let restless: @Sendable () -> Void = {
            for _ in 0..<100 { hall.submit(2, .join("#one", after: nil), .leave(1)) }
        }
        let speakers = (0..<2).map { number -> @Sendable () -> Void in
            { for message in 0..<300 { hall.submit(number, Self.post(number, message, in: 1)) } }
        }
        try Threads.run([restless] + speakers)
        hall.hub.journal.close()
        while hall.scribe.write(hall.hub) {}
        let reader = hall.readers[2]
        reader.drain()
        #expect(Self.stretches(reader.items).allSatisfy { $0.isWhole(in: hall.scribe.numbers(in: 1)) })
    }

    private func speakers(in hall: Hall) -> [@Sendable () -> Void] {
        (0..<Self.people).map { number in
            {
                for message in 0..<Self.each {
                    hall.submit(number, Self.post(number, message, in: RoomID(UInt64(1 + message % 2))))
                }
            }
        }
    }

    private func journal(of hall: Hall) -> @Sendable () -> Void {
        {
            while hall.scribe.numbers(in: 1).count + hall.scribe.numbers(in: 2).count < Self.people
                * Self.each
            {
                hall.scribe.write(hall.hub)
            }
            hall.hub.closeAll(.shuttingDown)
        }
    }

    private func readers(of hall: Hall) -> [@Sendable () -> Void] {
        hall.readers.map { reader in { reader.drain { $0 == .closeAll(.shuttingDown) } } }
    }

    private func settled(_ number: Int, in hall: Hall) -> Int {
        let session = hall.session(number)
        return hall.readers[number % 3].items.count {
            if case .settled(session, _) = $0 { true } else { false }
        }
    }

    private static func post(_ person: Int, _ message: Int, in room: RoomID) -> Call {
        .post(room, .number(UInt64(person * 100_000 + message)), .say("\(message)"))
    }

    /// What a lane brings between the session's joining and its leaving.
    private static func stretches(_ items: [LaneItem]) -> [Stretch] {
        var stretches: [Stretch] = []
        for item in items {
            switch item {
            case .joined(_, let joined, _): stretches.append(Stretch(last: joined.last))
            case .entry(_, let entry):
                stretches[stretches.count - 1].numbers += entry.place.number.map { [$0] } ?? []
            default: break
            }
        }
        return stretches
    }
}

/// Entries that came live, and the last one before them.
private struct Stretch {
    let last: EntryNumber
    var numbers: [EntryNumber] = []

    func isWhole(in order: [EntryNumber]) -> Bool {
        Array(order.drop { $0 <= last }.prefix(numbers.count)) == numbers
    }
}
