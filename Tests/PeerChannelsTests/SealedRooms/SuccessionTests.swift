import PeerChannels
import SottoModel
import TestSupport
import Testing

/// 1 has founded the room and alone operates it; 3 and 5 were added. 11 is who 1 is by another key.
struct `A member of a sealed room who has another key` {
    private let company = Company([3, 5])

    @Test func `has the place of the old one, and its rank`() {
        company.comeBack(1, as: 11)
        for seed in [3, 5, 11] as [UInt8] {
            let membership = company[seed].room?.membership
            #expect(membership?.isOperator(company[11].key) == true)
            #expect(membership?.contains(company[1].key) == false)
            #expect(membership?.count == 3)
        }
        #expect(company.change(.add, 3, by: 11) == .alreadySo)
        company.add(7, by: 11)
        company.say("all of you", by: 11)
        company.say("all of us", by: 7)
        company.run()
        for seed in [3, 5, 7, 11] as [UInt8] { #expect(company[seed].heard == ["all of you", "all of us"]) }
    }

    @Test func `has it without a rank where the old one had none`() {
        company.comeBack(3, as: 13)
        #expect(company[1].room?.membership.contains(company[13].key) == true)
        #expect(company.change(.remove, 5, by: 13) == .notOperator)
    }

    @Test func `has it after several keys too, and again`() {
        company.rotate(1, to: 11)
        company.rotate(11, to: 12)
        company.comeBack(12, as: 13)
        #expect(company[3].room?.membership.isOperator(company[13].key) == true)
        #expect(company[3].room?.membership.length == 4)
        company.comeBack(13, as: 14)
        #expect(company[3].room?.membership.isOperator(company[14].key) == true)
        #expect(company[3].room?.membership.count == 3)
    }

    @Test func `says and changes nothing before`() {
        company.rotate(1, to: 11)
        #expect(company.say("x", by: 11) == .notMember)
        #expect(company.change(.remove, 5, by: 11) == .notOperator)
        #expect(company[11].rooms.has("#plans"))
    }

    @Test func `tries again where another change was quicker`() {
        company.rotate(1, to: 11)
        company[11].isAway = true
        company.change(.remove, 5, by: 1)
        company[11].isAway = false
        guard let late = company[11].room?.succession(as: company[11].keys, at: company.now) else { return }
        company.post(.change(late), by: company[11])
        company.run()
        #expect(company[3].heard == ["refused stale"])
        company.succeed(11)
        #expect(company[3].room?.membership.isOperator(company[11].key) == true)
    }

    @Test func `reads on what was said before, by others and by the old key`() {
        company.say("mine", by: 1)
        company.say("theirs", by: 3)
        company.comeBack(1, as: 11)
        company.restart(11)
        company[11].heard = []
        for (index, entry) in company.entries.enumerated() {
            company.hand(entry, EntryNumber(UInt64(index + 1)), to: company[11])
        }
        #expect(company[11].heard == ["mine", "theirs"])
    }

    @Test func `asks for what was sealed for the old key, and gets it`() {
        company.rotate(3, to: 13)
        company[13].isAway = true
        company.say("to the old one", by: 1)
        company.run()
        company[13].isAway = false
        company.succeed(13)
        #expect(company[13].heard == ["closed missingKey"])
        company.now = company.now.adding(60_000)
        company.say("later", by: 1)
        company.run()
        #expect(company[13].opened.sorted() == ["later", "to the old one"])
    }

    @Test func `is spoken to under other keys from then on, by everybody`() {
        for seed in [1, 3, 5] as [UInt8] { company.say("before", by: seed) }
        company.comeBack(3, as: 13)
        let heard = company[3].opened
        let before = company.letterCount
        for seed in [1, 5, 13] as [UInt8] { company.say("after", by: seed) }
        company.run()
        #expect(company.letterCount - before == 6)
        #expect(company[13].opened.suffix(3) == ["after", "after", "after"])
        // Whoever has the old key is fed all of it.
        #expect(company[3].opened == heard)
        #expect(company[3].heard.filter { $0 == "closed notForUs" }.count == 3)
        #expect(company.say("still me", by: 3) == .notMember)
    }

    @Test func `is not spoken for by the old key, though it has heard of nothing`() {
        company[3].isAway = true
        company.rotate(5, to: 15)
        company[5].isAway = true
        company.succeed(15)
        company.say("still me", by: 5)
        company.run()
        #expect(company[1].heard == ["closed notMember"])
    }
}

/// 1 has founded the room, 3 was added. `1>11` is a rotation that both have signed, `1~11` one that the old key has not,
/// `1>~11` one that the new one has not.
struct `A rotation in a sealed room's chain` {
    private let company = Company([3])

    private static func rotation(_ text: Substring) -> KeyRotation {
        let seeds = text.split { ">~".contains($0) }.compactMap { UInt8($0) }
        let (old, new) = (Player(seed: seeds[0]), Player(seed: seeds[1]))
        let forger = Player(seed: 77)
        let rotation = KeyRotation(from: old.key, to: new.key, at: Timestamp(milliseconds: 5))
        if text.contains(">~") { return rotation.signed(by: old.keys, and: forger.keys) }
        if text.contains("~") { return rotation.signed(by: forger.keys, and: new.keys) }
        return rotation.signed(by: old.keys, and: new.keys)
    }

    /// - Parameter path: the rotations, with spaces between.
    private func link(_ path: String, of old: UInt8, by new: UInt8) -> MembershipChange {
        let subject = Person(identity: Player(seed: old).key, name: "p")
        let head = company[1].room?.membership.head ?? IdentityKey.of("nothing").key
        let rotations = path.split(separator: " ").map(Self.rotation)
        return MembershipChange(
            .rotate(rotations), of: subject, by: Player(seed: new).key, after: head, at: company.now)
    }

    private func fault(_ change: MembershipChange) -> ChangeFault? {
        guard var membership = company[1].room?.membership else { return nil }
        let before = membership
        do throws(ChangeFault) {
            try membership.apply(change, at: 9)
            return nil
        } catch {
            #expect(membership == before)
            return error
        }
    }

    @Test(
        arguments: [
            ("1>11", 1, 11, nil), ("1>11 11>12 12>13", 1, 13, nil), ("3>13", 3, 13, nil),
            ("5>15", 5, 15, .notSo), ("1>3", 1, 3, .alreadySo), ("1~11", 1, 11, .forged), ("1>~11", 1, 11, .forged),
            ("1>11 11~12", 1, 12, .forged), ("1>12", 1, 11, .forged), ("3>11", 1, 11, .forged),
            ("1>11 12>13", 1, 13, .forged), ("1>11 11>12", 1, 11, .forged), ("", 1, 11, .forged),
            ("1>11 11>1", 1, 1, .alreadySo),
        ] as [(String, UInt8, UInt8, ChangeFault?)])
    func `leads from a member to who is none, in the word of both`(
        _ path: String, _ old: UInt8, _ new: UInt8, _ expected: ChangeFault?
    ) {
        #expect(fault(link(path, of: old, by: new).signed(by: Player(seed: new).keys)) == expected)
    }

    @Test(arguments: [1, 3, 77] as [UInt8]) func `is shown by who has the new key alone`(_ author: UInt8) {
        #expect(fault(link("1>11", of: 1, by: 11).signed(by: Player(seed: author).keys)) == .forged)
    }

    @Test func `goes on from the head alone`() {
        let late = link("1>11", of: 1, by: 11).signed(by: Player(seed: 11).keys)
        company.add(5)
        #expect(fault(late) == .stale)
    }

    @Test func `holds once, and no key comes back`() {
        company.comeBack(3, as: 13)
        #expect(fault(link("3>14", of: 3, by: 14).signed(by: Player(seed: 14).keys)) == .notSo)
        #expect(fault(link("13>3", of: 13, by: 3).signed(by: Player(seed: 3).keys)) == .replaced)
        #expect(company.change(.add, 3, by: 1) == .replaced)
    }

    @Test func `is none for who was put out`() {
        company.change(.remove, 3, by: 1)
        #expect(fault(link("3>13", of: 3, by: 13).signed(by: Player(seed: 13).keys)) == .notSo)
    }

    @Test func `is read back as it was written, and holds with no bit of it turned`() {
        let change = link("1>11 11>12", of: 1, by: 12).signed(by: Player(seed: 12).keys)
        #expect(MembershipChange(change.bytes) == change)
        for index in change.bytes.indices {
            var bytes = change.bytes
            bytes[index] ^= 1 << UInt8(index % 8)
            guard let altered = MembershipChange(bytes) else { continue }
            #expect(fault(altered) != nil, "byte \(index)")
        }
    }

    @Test func `has sixteen keys at most, and one at least`() {
        func read(_ count: Int) -> MembershipChange? {
            let rotations = Array(repeating: Self.rotation("1>11"), count: count)
            let subject = company[1].person
            let change = MembershipChange(
                .rotate(rotations), of: subject, by: subject.identity, after: subject.identity.key, at: company.now)
            return MembershipChange(change.signed(by: company[1].keys).bytes)
        }
        #expect(read(0) == nil && read(1) != nil && read(16) != nil && read(17) == nil)
    }
}
