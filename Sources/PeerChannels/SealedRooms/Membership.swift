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
    package private(set) var head: Key32
    /// How many people were put out or have left: after each of them a sender needs another key.
    package private(set) var departures = 0
    /// By hash, which link it is, counted from the genesis.
    private var places: [Key32: Int]
    private var stays: [IdentityKey: [Stay]]
    private var current: [IdentityKey: Member]

    package struct Member: Hashable, Sendable {
        package let person: Person
        package fileprivate(set) var isOperator: Bool
    }

    /// From one link up to another.
    private struct Stay: Hashable {
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

    package func isOperator(_ identity: IdentityKey) -> Bool { current[identity]?.isOperator ?? false }

    /// Whether the link is in the chain already.
    package func has(_ change: MembershipChange) -> Bool { places[change.hash] != nil }
}

/// Why a change of a room's membership does not hold.
package enum ChangeFault: Error, Hashable, Sendable {
    /// Not signed by who is said to have made it.
    case forged
    /// Something else was changed before it: it is to be made anew.
    case stale
    case notOperator
    /// Who is to be added is in already, or is an operator.
    case alreadySo
    /// Who it is about is not in the room, or no operator.
    case notSo
    /// 100 people are in.
    case full
    /// The room's chain is as long as it may be.
    case exhausted
}

extension Refusal {
    /// What whoever has made the change is told, by the server or by their own client.
    package init(_ fault: ChangeFault) {
        switch fault {
        case .stale: self = .stale
        case .notOperator: self = .notOperator
        case .full: self = .roomFull
        case .forged, .alreadySo, .notSo, .exhausted: self = .notPossible
        }
    }
}

extension Membership {
    /// - Parameter number: its entry's, by which what is said after it is told from what was said before.
    package mutating func apply(_ change: MembershipChange, at number: EntryNumber) throws(ChangeFault) {
        guard change.isGenuine else { throw .forged }
        if let fault = fault(of: change) { throw fault }
        let (link, identity) = (places.count, change.subject.identity)
        switch change.deed {
        case .add:
            current[identity] = Member(person: change.subject, isOperator: false)
            stays[identity, default: []].append(Stay(from: link))
        case .remove, .leave:
            current[identity] = nil
            departures += 1
            if let last = stays[identity]?.indices.last {
                stays[identity]?[last].end = Stay.End(link: link, number: number)
            }
        case .promote: current[identity]?.isOperator = true
        case .demote: current[identity]?.isOperator = false
        }
        head = change.hash
        places[head] = link
    }

    /// Why it cannot be the next link; nil where it can. Its signature is not looked at.
    package func fault(of change: MembershipChange) -> ChangeFault? {
        guard change.prev == head else { return .stale }
        guard places.count < Self.mostChanges else { return .exhausted }
        let (author, subject) = (change.author, change.subject.identity)
        if change.deed == .leave { return author == subject && contains(subject) ? nil : .notSo }
        guard isOperator(author) else { return .notOperator }
        switch change.deed {
        case .add: return contains(subject) ? .alreadySo : count >= Self.mostMembers ? .full : nil
        // Who goes says so by leaving.
        case .remove: return contains(subject) && author != subject ? nil : .notSo
        case .promote: return isOperator(subject) ? .alreadySo : contains(subject) ? nil : .notSo
        case .demote: return isOperator(subject) ? nil : .notSo
        case .leave: return nil
        }
    }

    /// Whether somebody was a member as of this link; nil where nobody has heard of it.
    package func contained(_ identity: IdentityKey, at head: Key32) -> Bool? {
        places[head].map { link in stays[identity]?.contains { $0.contains(link) } ?? false }
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
