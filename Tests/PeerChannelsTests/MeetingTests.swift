import PeerChannels
import SottoModel
import TestSupport
import Testing

/// Alice is 1, bob is 3. What a correspondence makes of people who are there, who go away and who never were.
struct `A whisper to somebody who is there` {
    private let meeting = Meeting()

    @Test func `goes by talk, its key being asked for once`() {
        meeting.write(.alice, 1, "one")
        meeting.write(.alice, 2, "two")
        meeting.run()
        #expect(meeting.heard == ["1 asks", "3 reads one", "3 reads two", "1 knows 1", "1 knows 2"])
        #expect(meeting.letters.isEmpty)
    }

    @Test func `is answered by talk, and no card is needed for that`() {
        meeting.write(.alice, 1, "one")
        meeting.run()
        meeting.write(.bob, 2, "two")
        meeting.run()
        #expect(meeting.heard.suffix(2) == ["1 reads two", "3 knows 2"])
    }

    @Test func `who is not, after all, goes as a letter by the same id`() {
        meeting.isAway = true
        meeting.write(.alice, 1, "one")
        meeting.run()
        #expect(meeting.heard == ["1 asks", "1 misses 1"])
        #expect(meeting.letters == [.number(1)])
    }

    @Test func `and went away before answering goes as a letter by the same id`() {
        meeting.write(.alice, 1, "one")
        meeting.run()
        meeting.isAway = true
        meeting.write(.alice, 2, "two")
        meeting.run()
        #expect(meeting.heard.last == "1 misses 2")
        #expect(meeting.letters == [.number(2)])
    }

    @Test func `and does not say in time that it came goes as a letter by the same id`() {
        meeting.keeps = false
        meeting.write(.alice, 1, "one")
        meeting.run()
        meeting.wait(9)
        #expect(meeting.letters.isEmpty)
        meeting.wait(1)
        #expect(meeting.heard == ["1 asks", "3 reads one", "1 misses 1"])
        #expect(meeting.letters == [.number(1)])
    }

    @Test func `goes as a letter at once where a channel was begun in vain a moment ago`() {
        meeting.isAway = true
        meeting.write(.alice, 1, "one")
        meeting.run()
        meeting.isAway = false
        meeting.write(.alice, 2, "two")
        #expect(meeting.letters == [.number(1), .number(2)])
        meeting.wait(60)
        meeting.write(.alice, 3, "three")
        meeting.run()
        #expect(meeting.heard.suffix(2) == ["3 reads three", "1 knows 3"])
    }

    @Test(arguments: Swapped.allCases) func `does not leave where the server swaps their key`(_ swapped: Swapped) {
        meeting.card = swapped.card
        meeting.write(.alice, 1, "one")
        #expect(meeting.heard == ["1 asks", "1 stops 1: keyNotTheirs"])
        #expect(meeting.parcels.isEmpty && meeting.letters.isEmpty)
    }

    @Test func `does not leave where the server knows no key`() {
        meeting.card = nil
        meeting.write(.alice, 1, "one")
        #expect(meeting.heard == ["1 asks", "1 stops 1: nobodyThere"])
    }

    @Test func `of more than fits does not leave`() {
        meeting.write(.alice, 1, String(repeating: "x", count: 10_241))
        #expect(meeting.heard == ["1 stops 1: tooLong"])
    }

    @Test func `of as much as fits is no more than a server takes`() {
        meeting.write(.alice, 1, String(repeating: "x", count: 10_240))
        meeting.run()
        #expect(meeting.longest <= WireLimits.whisperBytes)
        #expect(meeting.heard.last == "1 knows 1")
    }
}

/// What a server does with what it is to hand on, what is said of it, and that everything is read in the end.
struct `A server between two correspondents` {
    private let meeting = Meeting()

    init() {
        meeting.write(.alice, 1, "one")
        meeting.run()
        meeting.write(.alice, 2, "two")
        meeting.write(.alice, 3, "three")
    }

    private func isHealed(_ fault: String) -> Bool {
        meeting.run()
        for _ in 0..<7 { meeting.wait(10) }
        let read = Set(meeting.heard.filter { $0.hasPrefix("3 reads") })
        return meeting.heard.contains("3 warns \(fault)") && read.isSuperset(of: ["3 reads one"])
            && Set(meeting.letters).union(meeting.known) == [.number(1), .number(2), .number(3)]
    }

    @Test func `that drops a record is caught at the next`() {
        meeting.parcels.removeFirst()
        #expect(isHealed("missing"))
    }

    @Test func `that doubles a record is caught`() {
        meeting.parcels.insert(meeting.parcels[0], at: 0)
        #expect(isHealed("repeated"))
    }

    @Test func `that swaps two records is caught`() {
        meeting.parcels.swapAt(0, 1)
        #expect(isHealed("missing"))
    }

    @Test func `that alters a record is caught`() {
        meeting.parcels[0].sealed[40] ^= 1
        #expect(isHealed("altered"))
    }

    @Test func `that sends back a record is caught, in whoever's name`() {
        let mine = meeting.parcels[0]
        meeting.handOn(.init(to: .alice, from: .bob, channel: mine.channel, sealed: mine.sealed))
        #expect(meeting.heard.last?.hasPrefix("1 warns") == true)
        meeting.handOn(.init(to: .alice, from: .alice, channel: mine.channel, sealed: mine.sealed))
        #expect(meeting.heard.last == "1 warns altered")
    }

    @Test func `that hands on what is in no form is caught`() {
        for sealed in [[], [3], [2, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1, 7]] as [[UInt8]] {
            meeting.handOn(.init(to: .bob, from: .alice, channel: 5, sealed: sealed))
            #expect(meeting.heard.last == "3 warns altered")
        }
    }

    @Test func `that drops everything is seen by no receipt coming, and letters go`() {
        meeting.parcels = []
        meeting.wait(10)
        #expect(meeting.heard.last == "1 misses 2 3")
        #expect(meeting.letters == [.number(2), .number(3)])
        meeting.write(.alice, 4, "four")
        meeting.run()
        #expect(meeting.heard.contains("3 warns missing"))
    }

    @Test func `that says one is away who is not has letters to carry, and no words`() {
        meeting.isAway = true
        meeting.run()
        #expect(meeting.heard.last == "1 misses 2 3")
        #expect(meeting.letters == [.number(2), .number(3)])
    }
}

struct `More people than anybody talks to` {
    @Test func `take no more room than there is, and are read all the same`() {
        var bob = Correspondence(Player.bob.keys, by: Hall.here, firstChannel: 1)
        for seed in 10..<(10 + 300) as Range<UInt64> {
            let stranger = Person(identity: .of("\(seed)"), name: "x")
            #expect(bob.take([2] + Array(repeating: 0, count: 40), on: seed, from: stranger, at: .zero).count == 1)
        }
    }
}
