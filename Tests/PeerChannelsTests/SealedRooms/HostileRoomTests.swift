import PeerChannels
import SottoModel
import TestSupport
import Testing

/// What is done to a message, and what 3 is told of it. 1 has said it; 5 is a member too.
struct `A message of a sealed room` {
    private let company = Company([3, 5])

    /// The last one, as the server has it; nobody has read it.
    private func posted(_ text: String = "words", by seed: UInt8 = 1) throws -> (Company.Posted, bytes: [UInt8]) {
        company.say(text, by: seed)
        let entry = company.entries.removeLast()
        company.run()
        guard case .message(let bytes) = entry.body else { throw Unexpected() }
        return (entry, bytes)
    }

    private struct Unexpected: Error {}

    private func read(_ bytes: [UInt8], by author: UInt8 = 1, _ id: MessageID, at number: EntryNumber? = 50) -> [String]
    {
        let seat = company[3]
        seat.heard = []
        company.hand(Company.Posted(author: company[author].key, id: id, body: .message(bytes)), number, to: seat)
        return seat.heard
    }

    @Test func `is read as it is`() throws {
        let (entry, bytes) = try posted()
        #expect(read(bytes, entry.id) == ["words"])
    }

    @Test func `with a bit of it turned is not read, whichever`() throws {
        let (entry, bytes) = try posted()
        for index in bytes.indices {
            var altered = bytes
            altered[index] ^= 1
            #expect(read(altered, entry.id).first?.hasPrefix("closed") == true, "byte \(index)")
        }
    }

    @Test func `that was cut is not read`() throws {
        let (entry, bytes) = try posted()
        for count in bytes.indices {
            #expect(read(Array(bytes.prefix(count)), entry.id).first?.hasPrefix("closed") == true, "\(count) bytes")
        }
    }

    @Test func `under another id is found out`() throws {
        let (_, bytes) = try posted()
        #expect(read(bytes, .number(99)) == ["closed forged"])
    }

    @Test func `in another's name is found out, though every member has its key`() throws {
        let (entry, bytes) = try posted()
        #expect(read(bytes, by: 5, entry.id) == ["closed forged"])
    }

    @Test func `of another room is found out`() throws {
        let other = Company([3], nonce: 8)
        other.say("words", by: 1)
        guard let entry = other.entries.last, case .message(let bytes) = entry.body else { throw Unexpected() }
        #expect(read(bytes, entry.id) == ["closed forged"])
    }

    @Test func `at a second place is found out`() throws {
        let (entry, bytes) = try posted()
        #expect(read(bytes, entry.id, at: 50) == ["words"])
        #expect(read(bytes, entry.id, at: 50) == ["words"])
        #expect(read(bytes, entry.id, at: 51) == ["closed repeated"])
    }

    @Test func `of who was put out before is refused, whichever membership they knew`() throws {
        company.say("in time", by: 5)
        company.run()
        company[5].isAway = true
        company.change(.remove, 5, by: 1)
        company.say("too late", by: 5)
        company.run()
        #expect(company[3].heard == ["in time", "closed notMember"])
    }

    @Test func `of who never was in is refused`() throws {
        let (entry, bytes) = try posted()
        company.seats[9] = Company.Seat(9)
        #expect(read(bytes, by: 9, entry.id) == ["closed forged"])
    }

    @Test func `by a membership nobody has heard of waits for it`() throws {
        let (entry, bytes) = try posted()
        var unheard = bytes
        unheard[1] ^= 1
        #expect(read(unheard, entry.id) == ["closed forged"])
        company[3].isAway = true
        company.seats[7] = Company.Seat(7)
        company.add(7)
        company.say("new", by: 1)
        let last = company.entries.removeLast()
        company.hand(last, 70, to: company[3])
        #expect(company[3].heard.last == "closed unknownHead")
        company[3].isAway = false
        company.run()
        #expect(company[3].heard.last == "new")
    }

    @Test func `looks the same for everything that is short`() throws {
        let lengths = try ["", "x", String(repeating: "y", count: 250)].map { try posted($0).bytes.count }
        #expect(Set(lengths).count == 1)
    }

    @Test func `is no longer than it may be`() {
        let company = Company([3])
        #expect(company.say(String(repeating: "z", count: 10 * 1024), by: 1) == nil)
        #expect(company.say(String(repeating: "z", count: 10 * 1024 + 1), by: 1) == .tooLong)
    }

    @Test func `is none of who is out`() {
        company.change(.remove, 5, by: 1)
        #expect(company.say("hello?", by: 5) == .notMember)
    }
}

struct `A letter about a sealed room` {
    private let company = Company([3, 5])

    @Test func `gives nobody a key who is not in`() throws {
        company.say("words", by: 1)
        company.run()
        company.seats[9] = Company.Seat(9)
        let (one, room) = (company[1], try #require(company[1].room))
        var epoch: [UInt8] = []
        if case .message(let bytes)? = company.entries.last?.body { epoch = Array(bytes[33..<41]) }
        let question = try #require(RoomLetter([3] + room.id.bytes + epoch))
        let asked = one.rooms.take(question, from: company[3].key, at: company.now)
        #expect(asked.count == 1)
        #expect(one.rooms.take(question, from: company[9].key, at: company.now) == [])
        company.change(.remove, 3, by: 1)
        #expect(one.rooms.take(question, from: company[3].key, at: company.now) == [])
    }

    @Test func `is answered so often and no more`() throws {
        company.say("words", by: 1)
        company.run()
        let room = try #require(company[1].room)
        var epoch: [UInt8] = []
        if case .message(let bytes)? = company.entries.last?.body { epoch = Array(bytes[33..<41]) }
        let question = try #require(RoomLetter([3] + room.id.bytes + epoch))
        let answers = (0..<100).filter { _ in
            !company[1].rooms.take(question, from: company[3].key, at: company.now).isEmpty
        }
        #expect(answers.count == 20)
    }

    @Test(arguments: [[], [0], [1], [9], Array(repeating: 2, count: 74), Array(repeating: 3, count: 42)] as [[UInt8]])
    func `is none where it keeps to no form`(_ bytes: [UInt8]) {
        #expect(RoomLetter(bytes) == nil)
    }

    @Test func `reads back as it was written`() {
        let letter = [3] + Array(repeating: 7, count: 40) as [UInt8]
        #expect(RoomLetter(letter)?.bytes == letter)
    }
}
