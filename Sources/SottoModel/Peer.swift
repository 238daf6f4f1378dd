/// Somebody one has whispered with: their key, the name it went by last, and what it is worth.
package struct Peer: Hashable, Sendable {
    package enum Standing: UInt8, Hashable, Sendable, CaseIterable {
        case pinned = 0
        /// The two have compared keys.
        case verified = 1
        /// Another key has taken its place.
        case replaced = 2
        /// Its owner has said that it is not to be trusted.
        case revoked = 3

        package var isOver: Bool { self == .replaced || self == .revoked }
    }

    package let person: Person
    package let standing: Standing

    package init(_ person: Person, _ standing: Standing) {
        self.person = person
        self.standing = standing
    }

    package init(_ person: Person, isVerified: Bool) {
        self.init(person, isVerified ? .verified : .pinned)
    }

    package var isVerified: Bool { standing == .verified }
}

/// How sure a client is that a whisper is between the two it seems to be between.
package enum Trust: UInt8, Hashable, Sendable, CaseIterable {
    /// The key is the one that the name had when it was first met.
    case pinned = 1
    /// The two have compared their keys.
    case verified = 2
    /// The name belonged to another key before.
    case changed = 3
    /// The key is over, by its owner's word.
    case revoked = 4

    /// Whether nothing is sent until somebody has decided.
    package var stops: Bool { self == .changed || self == .revoked }
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
