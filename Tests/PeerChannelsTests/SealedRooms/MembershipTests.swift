import PeerChannels
import SottoModel
import TestSupport
import Testing

/// 1 has founded the room; 3 and 5 were added, 3 operates it too.
struct `A sealed room's membership` {
    private let company = Company([3, 5])

    init() {
        company.change(.promote, 3, by: 1)
    }

    @Test(
        arguments: [
            (.add, 7, 5, .notOperator), (.remove, 3, 5, .notOperator), (.promote, 5, 5, .notOperator),
            (.demote, 1, 5, .notOperator), (.add, 3, 1, .alreadySo), (.remove, 7, 1, .notSo), (.remove, 1, 1, .notSo),
            (.promote, 3, 1, .alreadySo), (.promote, 7, 1, .notSo), (.demote, 5, 1, .notSo), (.leave, 5, 3, .notSo),
            (.leave, 7, 7, .notSo),
        ] as [(MembershipChange.Deed, UInt8, UInt8, ChangeFault)])
    func `is changed by operators, and by who leaves`(
        _ deed: MembershipChange.Deed, _ subject: UInt8, _ author: UInt8, _ fault: ChangeFault
    ) {
        if company.seats[7] == nil { company.seats[7] = Company.Seat(7) }
        #expect(company.change(deed, subject, by: author) == fault)
    }

    @Test func `is operated by who was made an operator, until that is taken back`() {
        #expect(company.change(.add, 5, by: 3) == .alreadySo)
        company.change(.remove, 5, by: 3)
        #expect(company[1].room?.membership.count == 2)
        company.change(.demote, 3, by: 1)
        #expect(company.change(.remove, 1, by: 3) == .notOperator)
    }

    @Test func `goes on from its head alone`() throws {
        let seat = company[1]
        let room = try #require(seat.room)
        let first = try room.change(.remove, of: company[5].person, as: seat.keys, at: company.now)
        let second = try room.change(.demote, of: company[3].person, as: seat.keys, at: company.now)
        company.post(.change(first), by: seat)
        company.post(.change(second), by: seat)
        company.run()
        #expect(company[3].heard == ["refused stale"])
        #expect(company[3].room?.membership.isOperator(company[3].key) == true)
        #expect(company[3].room?.membership.head == room.membership.head)
    }

    @Test func `takes the same link once`() throws {
        let seat = company[1]
        let room = try #require(seat.room)
        let change = try room.change(.remove, of: company[5].person, as: seat.keys, at: company.now)
        for _ in 0..<2 { company.post(.change(change), by: seat) }
        company.run()
        #expect(company[3].heard.isEmpty)
        #expect(company[3].room?.membership.length == 5)
    }

    @Test func `takes no change that its author has not signed`() throws {
        let mallory = company[5]
        var membership = try #require(mallory.room?.membership)
        let change = MembershipChange(
            .remove, of: company[3].person, by: company[1].key, after: membership.head, at: company.now)
        let forged = change.signed(by: mallory.keys)
        #expect(throws: ChangeFault.forged) { try membership.apply(forged, at: 9) }
        let good = change.signed(by: company[1].keys)
        for index in good.bytes.indices {
            var bytes = good.bytes
            bytes[index] ^= 1
            guard let altered = MembershipChange(bytes) else { continue }
            #expect(throws: ChangeFault.forged) { try membership.apply(altered, at: 9) }
        }
        try membership.apply(good, at: 9)
    }

    @Test func `has a hundred members, and no more`() {
        let company = Company((2...100).map { UInt8($0) })
        #expect(company[1].room?.membership.count == 100)
        company.seats[101] = Company.Seat(101)
        #expect(company.change(.add, 101, by: 1) == .full)
        company.change(.remove, 50, by: 1)
        #expect(company.change(.add, 101, by: 1) == nil)
    }
}

struct `A room that the server shows` {
    private let company = Company([3])

    private func enter(_ genesis: Genesis, as seed: UInt8, called name: RoomName = "#plans") -> RoomFault? {
        do throws(RoomFault) {
            _ = try Company.Seat(seed, kept: company[3].kept).rooms.enter(genesis, called: name, at: company.now)
            return nil
        } catch {
            return error
        }
    }

    private func genesis(by seed: UInt8, on server: ChannelKey = Hall.here) -> Genesis {
        let seat = Company.Seat(seed)
        return SealedRooms(of: seat.key, on: server).found(
            "#plans", by: seat.person, as: seat.keys, at: company.now, nonce: Array(repeating: 1, count: 16))
    }

    @Test func `is not entered uninvited`() {
        #expect(enter(genesis(by: 5), as: 3) == .notInvited)
    }

    @Test func `is one's own where one has founded it`() {
        #expect(enter(genesis(by: 7), as: 7) == nil)
    }

    @Test func `is none of another server, or under another name`() {
        #expect(enter(genesis(by: 7, on: Hall.elsewhere), as: 7) == .forged)
        #expect(enter(genesis(by: 7), as: 7, called: "#other") == .forged)
    }

    @Test func `is none that its founder has not signed`() {
        var forged = genesis(by: 7)
        forged.signature[0] ^= 1
        #expect(enter(forged, as: 7) == .forged)
    }

    @Test func `reads back as it was written`() throws {
        let genesis = genesis(by: 7)
        #expect(Genesis(genesis.bytes) == genesis)
        #expect(Genesis(genesis.bytes + [0]) == nil)
        #expect(Genesis(Array(genesis.bytes.dropLast())) == nil)
    }
}
