/// Somebody with the name they go by at the moment.
package struct Person: Hashable, Sendable {
    package let identity: IdentityKey
    package let name: UserName

    package init(identity: IdentityKey, name: UserName) {
        self.identity = identity
        self.name = name
    }
}

/// A person who changed names.
package struct Rename: Hashable, Sendable {
    package let identity: IdentityKey
    package let old: UserName
    package let new: UserName

    package init(identity: IdentityKey, old: UserName, new: UserName) {
        self.identity = identity
        self.old = old
        self.new = new
    }
}

/// What changed in a room's user list over one tick; `count` is how many there are afterwards.
package struct PresenceDelta: Hashable, Sendable {
    package var count: Int
    package var joined: [Person]
    package var left: [Person]
    package var renamed: [Rename]

    package init(count: Int, joined: [Person] = [], left: [Person] = [], renamed: [Rename] = []) {
        self.count = count
        self.joined = joined
        self.left = left
        self.renamed = renamed
    }

    package var isEmpty: Bool { joined.isEmpty && left.isEmpty && renamed.isEmpty }
}

/// A stretch of a room's user list. `next` asks for the stretch behind it; nil means this was the last.
package struct RosterPage: Hashable, Sendable {
    package let count: Int
    package let people: [Person]
    package let next: UInt64?
    /// The list begins anew: what its reader had of it is out of date.
    package var isFresh = false

    package init(count: Int, people: [Person], next: UInt64?) {
        self.count = count
        self.people = people
        self.next = next
    }
}
