package import SottoModel

/// Who is in a room: all of them up to 500, in the order of their folded names.
package struct Roster: Equatable, Sendable {
    /// Beyond this many nobody asks for the rest.
    static let complete = 500
    /// Beyond this many nobody is remembered, whatever a server says.
    static let most = 10_000

    /// How many are there, which is more than `people` in a big room.
    package private(set) var count = 0
    package private(set) var people: [Person] = []
    private var names: [IdentityKey: UserName] = [:]

    /// Whether everybody who is there is in `people`.
    var isWhole: Bool { people.count >= count }

    func name(of identity: IdentityKey) -> UserName? {
        names[identity]
    }

    mutating func take(_ page: RosterPage) {
        if page.isFresh { self = Roster() }
        count = page.count
        for person in page.people { insert(person) }
    }

    mutating func take(_ delta: PresenceDelta) {
        for person in delta.joined { insert(person) }
        for rename in delta.renamed { insert(Person(identity: rename.identity, name: rename.new)) }
        for person in delta.left { remove(person.identity) }
        count = delta.count
    }

    private mutating func insert(_ person: Person) {
        remove(person.identity)
        guard people.count < Self.most else { return }
        names[person.identity] = person.name
        people.insert(person, at: place(of: person))
    }

    private mutating func remove(_ identity: IdentityKey) {
        guard let name = names.removeValue(forKey: identity) else { return }
        let place = place(of: Person(identity: identity, name: name))
        guard people.indices.contains(place), people[place].identity == identity else { return }
        people.remove(at: place)
    }

    private func place(of person: Person) -> Int {
        var range = 0..<people.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if people[middle].isListedBefore(person) {
                range = middle + 1..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }
}

extension Person {
    /// Case aside; equal names, which only a server that errs can give, by identity.
    func isListedBefore(_ other: Person) -> Bool {
        let (mine, others) = (name.text.lowercased(), other.name.text.lowercased())
        if mine != others { return mine < others }
        return name.text == other.name.text ? identity < other.identity : name.text < other.name.text
    }
}
