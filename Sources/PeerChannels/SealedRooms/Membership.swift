package import SottoModel

/// Who is in a sealed room, and was: the fold of its signed changes, one after the other.
///
///     genesis ←─ change ←─ change ←─ … head        each link names the hash of the one before
///
/// Everybody who folds the same links comes to the same members, the server included.
package struct Membership: Hashable, Sendable {
    package static let mostMembers = 100
    /// Links beyond which a room takes no more; a server has to keep them for as long as there is the room.
    package static let mostChanges = 10_000

    package let room: SealedRoomID
    package let name: RoomName
    /// The hash of the last link.
    package internal(set) var head: Key32
    /// How many people were put out, have left or have another key: after each of them a sender needs another one.
    package internal(set) var departures = 0
    /// By hash, which link it is, counted from the genesis.
    var places: [Key32: Int]
    var stays: [IdentityKey: [Stay]]
    var current: [IdentityKey: Member]
    /// Whose place each key has taken. What was replaced takes nobody's, so that no key comes before itself.
    var origins: [IdentityKey: IdentityKey] = [:]
    var replaced: Set<IdentityKey> = []

    package struct Member: Hashable, Sendable {
        package let person: Person
        package internal(set) var isOperator: Bool
    }

    /// From one link up to another.
    struct Stay: Hashable {
        let from: Int
        var end: End?

        struct End: Hashable {
            let link: Int
            let number: EntryNumber
        }

        func contains(_ link: Int) -> Bool {
            from <= link && link < end?.link ?? .max
        }
    }

    package init(_ genesis: Genesis) throws(ChangeFault) {
        guard genesis.isGenuine else { throw .forged }
        (room, name, head) = (genesis.id, genesis.name, genesis.hash)
        places = [genesis.hash: 0]
        stays = [genesis.founder.identity: [Stay(from: 0)]]
        current = [genesis.founder.identity: Member(person: genesis.founder, isOperator: true)]
    }

    package var members: [Member] { current.values.sorted { $0.person.identity < $1.person.identity } }
    package var count: Int { current.count }
    /// Links, the genesis among them.
    package var length: Int { places.count }

    package func contains(_ identity: IdentityKey) -> Bool { current[identity] != nil }

    func person(with identity: IdentityKey) -> Person? { current[identity]?.person }

    package func isOperator(_ identity: IdentityKey) -> Bool { current[identity]?.isOperator ?? false }

    /// Whether the link is in the chain already.
    package func has(_ change: MembershipChange) -> Bool { places[change.hash] != nil }
}

extension Membership {
    /// This key, and those whose place it has taken.
    func keys(of identity: IdentityKey) -> [IdentityKey] {
        Array(sequence(first: identity) { origins[$0] })
    }

    /// Whether somebody was a member as of this link, by any key of theirs; nil where nobody has heard of it.
    package func contained(_ identity: IdentityKey, at head: Key32) -> Bool? {
        places[head].map { link in
            keys(of: identity).contains { key in stays[key]?.contains { $0.contains(link) } ?? false }
        }
    }

    /// Why what goes by this link, and has this number, is not a member's word; nil where it is.
    package func fault(of author: IdentityKey, at head: Key32, _ number: EntryNumber?) -> SealFault? {
        guard let link = places[head] else { return .unknownHead }
        guard let stay = stays[author]?.first(where: { $0.contains(link) }) else { return .notMember }
        guard let end = stay.end else { return nil }
        return number.map { $0 < end.number } ?? false ? nil : .notMember
    }

    /// Whether they ever were in.
    package func hasKnown(_ identity: IdentityKey) -> Bool { stays[identity] != nil }
}
