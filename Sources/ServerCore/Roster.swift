package import SottoModel

/// The members of a room in the order they came, so that a page is found again whatever happens before it.
///
/// Leaving leaves a hole; holes are closed when they are as many as members. Joining, leaving and renaming cost
/// O(1) amortised, a page O(its size).
package struct Roster: Hashable, Sendable {
    private struct Seat: Hashable, Sendable {
        let ticket: UInt64
        var person: Person?
    }

    private var seats: [Seat] = []
    private var tickets: [IdentityKey: UInt64] = [:]
    private var nextTicket: UInt64 = 1

    package init() {}

    package var count: Int { tickets.count }

    package func contains(_ identity: IdentityKey) -> Bool {
        tickets[identity] != nil
    }

    /// - Returns: false if the identity is a member already.
    package mutating func add(_ person: Person) -> Bool {
        guard tickets[person.identity] == nil else { return false }
        tickets[person.identity] = nextTicket
        seats.append(Seat(ticket: nextTicket, person: person))
        nextTicket += 1
        return true
    }

    package mutating func remove(_ identity: IdentityKey) -> Person? {
        guard let ticket = tickets.removeValue(forKey: identity) else { return nil }
        let seat = index(of: ticket)
        let person = seats[seat].person
        seats[seat].person = nil
        if seats.count > 2 * tickets.count + 16 { seats.removeAll { $0.person == nil } }
        return person
    }

    package mutating func rename(_ person: Person) {
        guard let ticket = tickets[person.identity] else { return }
        seats[index(of: ticket)].person = person
    }

    /// At most `limit` members behind the ticket `after` (0: from the first).
    package func page(after: UInt64, limit: Int) -> RosterPage {
        var people: [Person] = []
        var seat = after == 0 ? 0 : index(of: after &+ 1)
        while seat < seats.count, people.count < limit {
            if let person = seats[seat].person { people.append(person) }
            seat += 1
        }
        let rest = seats[seat...].contains { $0.person != nil }
        return RosterPage(count: count, people: people, next: rest ? seats[seat - 1].ticket : nil)
    }

    /// The first seat whose ticket is not below this one.
    private func index(of ticket: UInt64) -> Int {
        var low = 0
        var high = seats.count
        while low < high {
            let middle = (low + high) / 2
            if seats[middle].ticket < ticket { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
