internal import SottoModel

/// Keys that are over.
extension Peers {
    /// The key that a name is pinned for, where it is another than this person's.
    func owner(insteadOf person: Person) -> IdentityKey? {
        trust(person) == .changed ? owners[person.name.skeleton] : nil
    }

    func isPinned(_ identity: IdentityKey) -> Bool { pinned[identity] != nil }

    func isOver(_ identity: IdentityKey) -> Bool {
        pinned[identity]?.standing.isOver == true || over.contains(identity)
    }

    /// Who has this key, as far as they are known.
    func person(with identity: IdentityKey) -> Person? {
        pinned[identity]?.person ?? looks[identity].map { Person(identity: identity, name: $0.name) }
    }

    /// Another key takes the place of one. Nobody has compared it yet, unless it was known before.
    ///
    /// - Returns: what is to be kept.
    mutating func follow(_ rotation: KeyRotation) -> [Peer] {
        over.insert(rotation.old)
        for (skeleton, key) in met where key == rotation.old { met[skeleton] = rotation.new }
        for (skeleton, key) in owners where key == rotation.old { owners[skeleton] = rotation.new }
        guard let peer = pinned[rotation.old] else { return [] }
        let over = Peer(peer.person, .replaced)
        let heir = pinned[rotation.new] ?? Peer(Person(identity: rotation.new, name: peer.person.name), .pinned)
        pinned[rotation.old] = over
        pinned[rotation.new] = heir
        return [over, heir]
    }

    /// - Returns: what is to be kept.
    mutating func revoke(_ person: Person) -> [Peer] {
        let peer = Peer(person, .revoked)
        pinned[person.identity] = peer
        return [peer]
    }
}
