internal import SottoModel

/// Numbers that stand for the authors of a room's entries, so that not each of them carries a key and a name.
/// Docs/Protocol.md "Messages".
package struct SpeakerNumbers {
    private var numbers: [Person: UInt32] = [:]

    package init() {}

    /// To be called before somebody reads on who has not read all of it.
    package mutating func forget() {
        numbers = [:]
    }

    /// - Returns: the author's number, and whether whoever reads does not know it yet.
    mutating func number(of author: Person) -> (number: UInt32, isNew: Bool) {
        if let number = numbers[author] { return (number, false) }
        if numbers.count == WireLimits.speakers { forget() }
        let number = UInt32(numbers.count + 1)
        numbers[author] = number
        return (number, true)
    }
}

/// Whom the numbers stand for, to somebody who reads a room's entries in their order.
struct SpeakerNames {
    private var people: [UInt32: Person] = [:]

    mutating func author(of entry: Sotto_Entry) throws(WireError) -> Person {
        guard entry.speaker <= WireLimits.speakers else { throw .malformed }
        guard entry.hasAuthor else {
            guard let person = people[entry.speaker] else { throw .malformed }
            return person
        }
        let person = try entry.author.model()
        if entry.speaker > 0 { people[entry.speaker] = person }
        return person
    }
}
