import PeerChannels
import SottoModel
import TestSupport
import Testing

/// 1 has founded the room; 3 and 5 were added.
struct `Members of a sealed room` {
    private let company = Company([3, 5])

    @Test func `read what each of them says`() {
        company.say("one", by: 1)
        company.say("two", by: 3)
        company.run()
        for seed in [1, 3, 5] as [UInt8] { #expect(company[seed].heard == ["one", "two"]) }
    }

    @Test func `who come in later read what is said from then on`() {
        company.say("before", by: 1)
        company.add(7)
        company.say("after", by: 1)
        company.run()
        #expect(company[7].heard == ["closed notForUs", "after"])
        #expect(company[3].heard == ["before", "after"])
    }

    @Test func `who were away read all of it when they are back`() {
        company[5].isAway = true
        company.say("one", by: 1)
        company.say("two", by: 3)
        company.run()
        #expect(company[5].heard.isEmpty)
        company[5].isAway = false
        company.run()
        #expect(company[5].heard == ["one", "two"])
    }

    @Test func `ask for a key that was lost, and read what it opens`() {
        company.losesLetters = { from, _ in from == 1 }
        company.say("lost", by: 1)
        company.run()
        #expect(company[3].heard == ["closed missingKey"])
        company.losesLetters = { _, _ in false }
        company.now = company.now.adding(60_000)
        company.say("asks", by: 1)
        company.run()
        #expect(company[3].opened.sorted() == ["asks", "lost"])
    }

    @Test func `ask for one key ever less often`() {
        company.losesLetters = { from, _ in from == 1 }
        company.say("lost", by: 1)
        company.run()
        var asked: [Int64] = []
        guard let room = company[3].room else { return }
        for minute in 1...70 as ClosedRange<Int64> {
            let questions = room.ask(at: company.now.adding(minute * 60_000))
            if !questions.isEmpty { asked.append(minute) }
        }
        #expect(asked == [1, 2, 4, 8, 16, 32, 64])
    }

    @Test func `read and speak after a new start`() {
        company.say("before", by: 1)
        company.say("mine", by: 3)
        company.run()
        company.restart(3)
        company.restart(1)
        company.say("after", by: 1)
        company.say("still mine", by: 3)
        company.run()
        #expect(company[3].heard == ["before", "mine", "after", "still mine"])
        #expect(company[5].heard == ["before", "mine", "after", "still mine"])
    }

    @Test func `read the history again after a new start`() {
        company.say("one", by: 1)
        company.say("two", by: 3)
        company.run()
        company.restart(3)
        company[3].heard = []
        for (index, entry) in company.entries.enumerated() {
            company.hand(entry, EntryNumber(UInt64(index + 1)), to: company[3])
        }
        #expect(company[3].heard == ["one", "two"])
    }

    @Test func `keep no more than is worth it`() throws {
        for number in 0..<30 { company.say("\(number)", by: 3) }
        company.run()
        let seat = company[3]
        let again = SealedRooms(of: seat.key, on: Hall.here, kept: seat.rooms.records)
        #expect(again.records.count == seat.rooms.records.count)
        #expect(Set(again.records) == Set(seat.rooms.records))
        #expect(seat.rooms.records.count < seat.kept.count)
    }
}

/// When a sender takes another key: before the first message after it.
struct `Another key` {
    private let company = Company([3, 5])

    /// How many letters a message of 1 costs.
    private func cost() -> Int {
        let before = company.letterCount
        company.say("x", by: 1)
        company.run()
        return company.letterCount - before
    }

    @Test func `is none while nothing changes`() {
        #expect(cost() == 2)
        #expect(cost() == 0)
    }

    @Test func `comes after 100 messages`() {
        for number in 0..<100 { #expect(cost() == (number == 0 ? 2 : 0)) }
        #expect(cost() == 2)
        #expect(company[5].heard.count == 101)
    }

    @Test func `comes after a day`() {
        _ = cost()
        company.now = company.now.adding(24 * 3_600_000 - 1)
        #expect(cost() == 0)
        company.now = company.now.adding(1)
        #expect(cost() == 2)
    }

    @Test func `comes after somebody was put out`() {
        _ = cost()
        company.change(.remove, 5, by: 1)
        #expect(cost() == 1)
        #expect(company[5].heard == ["x", "closed notForUs"])
    }

    @Test func `comes after somebody left`() {
        _ = cost()
        company.change(.leave, 5, by: 5)
        #expect(cost() == 1)
        #expect(company[5].heard == ["x", "closed notForUs"])
    }

    @Test func `comes after a member's channel key changed`() throws {
        let room = try #require(company[1].room)
        _ = room.learn(Player(seed: 3).card.channel, of: company[3].key)
        #expect(cost() == 2)
        _ = room.learn(Player(seed: 3).card.channel, of: company[3].key)
        #expect(cost() == 0)
        _ = room.learn(Player(seed: 9).card.channel, of: company[3].key)
        #expect(cost() == 2)
    }

    @Test func `comes after a key changed, also where one began anew in between`() throws {
        let room = try #require(company[1].room)
        company[1].kept += room.learn(Player(seed: 3).card.channel, of: company[3].key).compactMap(\.record)
        _ = cost()
        company[1].kept += room.learn(Player(seed: 9).card.channel, of: company[3].key).compactMap(\.record)
        company.restart(1)
        #expect(cost() == 2)
    }

    @Test func `is not sent for ever to who says nothing`() {
        company[5].isAway = true
        for _ in 0..<10 {
            company.say("x", by: 1)
            company.now = company.now.adding(24 * 3_600_000)
        }
        company.run()
        // Somebody who is back asks for the rest.
        company[5].isAway = false
        for _ in 0..<8 {
            company.run()
            company.now = company.now.adding(60_000)
            company.say("y", by: 3)
        }
        company.run()
        #expect(company[5].opened.filter { $0 == "x" }.count == 10)
    }
}

extension SealedRoom.Step {
    fileprivate var record: [UInt8]? {
        if case .keep(let record) = self { record } else { nil }
    }
}
