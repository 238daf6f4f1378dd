package import SottoModel

/// Comings and goings that follow one another, gathered into one line.
package struct PresenceFold: Equatable, Sendable {
    /// More are counted only, so that a line stays a line.
    static let shown = 20

    package struct Change: Equatable, Sendable {
        package let identity: IdentityKey
        package let name: UserName
        package internal(set) var kind: Kind
    }

    package enum Kind: Hashable, Sendable {
        case joined, left
        /// Left and joined again.
        case cameBack
        /// Joined and left again.
        case wasHere
        case renamed(to: UserName)
    }

    package private(set) var changes: [Change] = []
    /// How many happened beside those in `changes`.
    package private(set) var more = 0

    mutating func add(_ delta: PresenceDelta) {
        for rename in delta.renamed {
            append(Change(identity: rename.identity, name: rename.old, kind: .renamed(to: rename.new)))
        }
        for person in delta.joined { add(person, .joined, after: .left, makes: .cameBack) }
        for person in delta.left { add(person, .left, after: .joined, makes: .wasHere) }
    }

    private mutating func add(_ person: Person, _ kind: Kind, after earlier: Kind, makes both: Kind) {
        let before = changes.firstIndex { $0.identity == person.identity && $0.kind == earlier }
        if let before {
            changes[before].kind = both
        } else {
            append(Change(identity: person.identity, name: person.name, kind: kind))
        }
    }

    private mutating func append(_ change: Change) {
        if changes.count < Self.shown { changes.append(change) } else { more += 1 }
    }
}
