import ServerCore
import SottoModel
import TestSupport
import Testing

struct `A roster` {
    /// The same as a plain list, whatever happens and wherever one looks.
    @Test(arguments: 1...8) func `agrees with a plain list`(_ seed: UInt64) {
        var chance = SplitMix(seed: seed)
        var roster = Roster()
        var list: [Person] = []
        for step in 0..<1500 {
            let person = Person("p\(Character(UnicodeScalar(UInt8.random(in: 97...122, using: &chance))))x")
            switch Int.random(in: 0..<10, using: &chance) {
            case 0..<5: add(person, &roster, &list)
            case 5..<9: remove(person, &roster, &list)
            default: rename(person, to: "n\(step)", &roster, &list)
            }
            #expect(roster.count == list.count)
            #expect(pages(of: roster, limit: .random(in: 1...7, using: &chance)) == list)
        }
    }

    @Test func `goes on behind a place whose holder has gone`() throws {
        var roster = Roster()
        let people = "abcdefghij".map { Person(String($0) + "x") }
        for person in people { _ = roster.add(person) }
        let next = try #require(roster.page(after: 0, limit: 4).next)
        for person in people[2...4] { _ = roster.remove(person.identity) }
        #expect(roster.page(after: next, limit: 3).people == Array(people[5...7]))
    }

    @Test func `finds its places again after most have gone`() throws {
        var roster = Roster()
        let people = (0..<100).map {
            Person(String(repeating: "a", count: $0 % 10 + 1) + String(repeating: "b", count: $0 / 10 + 1))
        }
        for person in people { _ = roster.add(person) }
        let next = try #require(roster.page(after: 0, limit: 50).next)
        for person in people[..<90] { _ = roster.remove(person.identity) }
        #expect(
            roster.page(after: next, limit: 50)
                == RosterPage(count: 10, people: Array(people[90...]), next: nil))
    }

    @Test func `has nobody in it at first`() {
        #expect(Roster().page(after: 0, limit: 10) == RosterPage(count: 0, people: [], next: nil))
        #expect(Roster().page(after: .max, limit: 10).people.isEmpty)
    }

    private func add(_ person: Person, _ roster: inout Roster, _ list: inout [Person]) {
        let isNew = !list.contains { $0.identity == person.identity }
        #expect(roster.contains(person.identity) == !isNew)
        #expect(roster.add(person) == isNew)
        if isNew { list.append(person) }
    }

    private func remove(_ person: Person, _ roster: inout Roster, _ list: inout [Person]) {
        let index = list.firstIndex { $0.identity == person.identity }
        #expect(roster.remove(person.identity) == index.map { list[$0] })
        if let index { list.remove(at: index) }
    }

    private func rename(_ person: Person, to name: String, _ roster: inout Roster, _ list: inout [Person]) {
        let renamed = Person(identity: person.identity, name: UserName(stringLiteral: name))
        roster.rename(renamed)
        if let index = list.firstIndex(where: { $0.identity == person.identity }) { list[index] = renamed }
    }

    private func pages(of roster: Roster, limit: Int) -> [Person] {
        var people: [Person] = []
        var after: UInt64? = 0
        while let ticket = after {
            let page = roster.page(after: ticket, limit: limit)
            people += page.people
            after = page.next
        }
        return people
    }
}
