/// A change of who is in a sealed room: a link of the chain that begins with the room's genesis.
///
///     "sotto-room-change-1" │ prev, 32 │ deed │ author, 32 │ subject, 32 │ time, 8 │ name │ rotations │ signature, 64
///     rotations   of `rotate` alone: how many, u8 │ each as it is signed, 214
///
/// The name is the one that the subject goes by, behind its length, u16. The signature is the author's Ed25519 over
/// everything before it. `prev` is the hash of the link before, with its signature.
package struct MembershipChange: Hashable, Sendable {
    package static let label = Array("sotto-room-change-1".utf8)
    /// Keys that one person may have had between two links.
    package static let mostRotations = WireLimits.statements

    package enum Deed: Hashable, Sendable {
        case add
        case remove
        case promote
        case demote
        case leave
        /// The author has the subject's place: each key leads to the next, from the subject's to the author's.
        case rotate([KeyRotation])
    }

    package let prev: Key32
    package let deed: Deed
    package let author: IdentityKey
    package let subject: Person
    package let at: Timestamp
    package var signature: [UInt8] = []

    package init(_ deed: Deed, of subject: Person, by author: IdentityKey, after prev: Key32, at: Timestamp) {
        (self.prev, self.deed, self.author, self.subject, self.at) = (prev, deed, author, subject, at)
    }

    /// - Returns: nil for what is none. Whether it is signed is not looked at.
    package init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.bytes(Self.label.count) == Self.label, let prev = reader.key(), let number = reader.byte(),
            let author = reader.key(), let subject = reader.key(), let at = reader.time(),
            let name = reader.text().flatMap({ try? UserName($0) }), let deed = reader.deed(number),
            let signature = reader.signature(), reader.isEmpty
        else { return nil }
        let person = Person(identity: IdentityKey(subject), name: name)
        self.init(deed, of: person, by: IdentityKey(author), after: prev, at: at)
        self.signature = signature
        guard self.bytes == bytes else { return nil }
    }

    /// What is signed.
    package var content: [UInt8] {
        Self.label + prev.bytes + [deed.number] + author.bytes + subject.identity.bytes + at.bytes
            + Array(subject.name.text.utf8).withLength + deed.rotationBytes
    }

    package var bytes: [UInt8] { content + signature }
}

extension MembershipChange {
    package var rotations: [KeyRotation] { deed.rotations }

    /// Whether it is about its author alone, who need not operate the room.
    package var isOfAuthor: Bool {
        switch deed {
        case .leave, .rotate: true
        case .add, .remove, .promote, .demote: false
        }
    }

    /// Whether its rotations, where it has to have some, lead from the subject's key to the author's.
    package var leadsToAuthor: Bool {
        guard case .rotate(let rotations) = deed else { return true }
        var key = subject.identity
        for rotation in rotations {
            guard rotation.old == key else { return false }
            key = rotation.new
        }
        return key == author && key != subject.identity
    }

    /// What everybody in the room is told of it; nil where nobody is let in, put out or given rights.
    package var order: Order? {
        switch deed {
        case .add: .invite(subject)
        case .remove, .leave: .kick(Sentence(subject))
        case .promote: .op(subject)
        case .demote: .deop(subject)
        case .rotate: nil
        }
    }

    /// What it comes to where people are let in and put out. What holds for a key went to the next when the server
    /// heard of that.
    package var orders: [Order] {
        switch deed {
        case .add: [.invite(subject)]
        case .remove, .leave: [.deop(subject), .kick(Sentence(subject))]
        case .promote: [.op(subject)]
        case .demote: [.deop(subject)]
        case .rotate: []
        }
    }
}

extension MembershipChange.Deed {
    fileprivate var number: UInt8 {
        switch self {
        case .add: 1
        case .remove: 2
        case .promote: 3
        case .demote: 4
        case .leave: 5
        case .rotate: 6
        }
    }

    fileprivate var rotations: [KeyRotation] {
        if case .rotate(let rotations) = self { rotations } else { [] }
    }

    fileprivate var rotationBytes: [UInt8] {
        guard case .rotate(let rotations) = self else { return [] }
        return [UInt8(clamping: rotations.count)] + rotations.flatMap(\.bytes)
    }
}

extension ByteReader {
    fileprivate mutating func deed(_ number: UInt8) -> MembershipChange.Deed? {
        switch number {
        case 1: .add
        case 2: .remove
        case 3: .promote
        case 4: .demote
        case 5: .leave
        case 6: rotations().map { .rotate($0) }
        default: nil
        }
    }

    private mutating func rotations() -> [KeyRotation]? {
        guard let count = byte(), (1...MembershipChange.mostRotations).contains(Int(count)) else { return nil }
        var rotations: [KeyRotation] = []
        for _ in 0..<count {
            guard let rotation = bytes(KeyRotation.byteCount).flatMap({ KeyRotation($0) }) else { return nil }
            rotations.append(rotation)
        }
        return rotations
    }
}
