/// Somebody one has whispered with: their key, the name it went by last, and whether the two have compared keys.
package struct Peer: Hashable, Sendable {
    package let person: Person
    package let isVerified: Bool

    package init(_ person: Person, isVerified: Bool) {
        self.person = person
        self.isVerified = isVerified
    }
}

/// How sure a client is that a whisper is between the two it seems to be between.
package enum Trust: UInt8, Hashable, Sendable, CaseIterable {
    /// The key is the one that the name had when it was first met.
    case pinned = 1
    /// The two have compared their keys.
    case verified = 2
    /// The name belonged to another key before.
    case changed = 3
}

/// What a whisper is known by. The author belongs to it, so that nobody can make another's seem a double.
package struct WhisperSign: Hashable, Sendable {
    package let author: IdentityKey
    package let id: MessageID

    package init(author: IdentityKey, id: MessageID) {
        self.author = author
        self.id = id
    }
}
