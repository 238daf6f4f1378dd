package import SottoModel

/// Whose keys are pinned: everybody one has whispered with, from the first time on.
package struct Peers: Equatable, Sendable {
    private var byKey: [IdentityKey: Peer] = [:]
    /// Whose each name is taken for, by its skeleton: names that look alike are one name.
    private var owners: [String: IdentityKey] = [:]

    /// - Parameter kept: in the order they were saved; of two with one name the later has it.
    init(_ kept: [Peer] = []) {
        for peer in kept { take(peer) }
    }

    package func isVerified(_ identity: IdentityKey) -> Bool {
        byKey[identity]?.isVerified == true
    }

    /// - Returns: nil for somebody met neither by key nor by name.
    package func trust(_ person: Person) -> Trust? {
        guard !byKey.isEmpty else { return nil }
        if let owner = owners[person.name.skeleton], owner != person.identity { return .changed }
        return byKey[person.identity].map { $0.isVerified ? .verified : .pinned }
    }

    /// From now on the name is theirs.
    mutating func take(_ peer: Peer) {
        byKey[peer.person.identity] = peer
        owners[peer.person.name.skeleton] = peer.person.identity
    }

    /// What is to be kept of somebody with whom one whispers: a key met for the first time, or under another name.
    mutating func pin(_ person: Person) -> Peer? {
        guard trust(person) != .changed else { return nil }
        let known = byKey[person.identity]
        guard known?.person.name != person.name else { return nil }
        let peer = Peer(person, isVerified: known?.isVerified ?? false)
        take(peer)
        return peer
    }
}

extension ClientState {
    /// Pins whoever is whispered with, unless the name was another key's.
    mutating func pin(_ person: Person) -> [ClientEffect] {
        peers.pin(person).map { [.savePeer($0)] } ?? []
    }
}
