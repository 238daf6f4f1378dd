import PeerChannels
import SottoModel
import TestSupport
import Testing

/// A hundred members, ten of them away, and everybody speaks while members leave, are put out, and change keys.
struct `A hundred members of a sealed room` {
    @Test func `all read everything, and who is out reads nothing of it`() throws {
        let company = Company((2...100).map { UInt8($0) })
        let away = Set((91...100).map { UInt8($0) })
        for seed in away { company[seed].isAway = true }
        var chance = SplitMix(seed: 11)
        var said: [String] = []

        func flood(_ count: Int, by speakers: [UInt8]) throws {
            for _ in 0..<count {
                let speaker = try #require(speakers.randomElement(using: &chance))
                let text = "\(speaker) says \(said.count)"
                #expect(company.say(text, by: speaker) == nil)
                said.append(text)
                if Bool.random(using: &chance) { company.run() }
            }
        }

        try flood(60, by: [1, 2, 3, 4, 5, 6])
        company.change(.leave, 5, by: 5)
        let beforeKick = said.count
        try flood(20, by: [1, 2, 3, 4, 6])
        company.change(.remove, 6, by: 1)
        let (left, out) = (company[5], company[6])
        let readByOut = out.opened.count
        #expect(readByOut == said.count)
        #expect(left.opened.count == beforeKick)
        try flood(20, by: [1, 2, 3, 4])
        let room = try #require(company[2].room)
        _ = room.learn(Player(seed: 7).card.channel, of: company[7].key)
        _ = room.learn(Player(seed: 8).card.channel, of: company[7].key)
        try flood(40, by: [1, 2, 3, 4])
        company.run()
        for seed in away { company[seed].isAway = false }
        company.run()

        for (seed, seat) in company.seats where seed != 5 && seed != 6 {
            #expect(seat.opened.sorted() == said.sorted(), "\(seed)")
        }
        // Both were fed everything that followed.
        #expect(out.opened.count == readByOut)
        #expect(out.heard.filter { $0 == "closed notForUs" }.count == said.count - readByOut)
        #expect(left.opened.count == beforeKick)
    }
}
