package import SottoModel

/// Whose key stands behind which name: the keys that are pinned, of everybody one has ever whispered with, and those
/// that were met in this run. Names that look alike are one name, so all of it goes by skeletons.
package struct Peers: Equatable, Sendable {
    /// More than anybody talks to; what comes later is not remembered.
    private static let most = 10_000

    var pinned: [IdentityKey: Peer] = [:]
    /// Whose each pinned name is.
    var owners: [String: IdentityKey] = [:]
    /// Whose each name was lately, of those who talk to us or whom we talk to.
    var met: [String: IdentityKey] = [:]
    /// Keys that were replaced in this run.
    var over: Set<IdentityKey> = []
    /// How the name of each looks, so that one that was looked at is not taken apart again, as for a list at each frame.
    var looks: [IdentityKey: Look] = [:]

    struct Look: Equatable, Sendable {
        let name: UserName
        let skeleton: String
    }

    /// - Parameter kept: in the order they were saved; of two with one name the later has it.
    init(_ kept: [Peer] = []) {
        for peer in kept {
            take(peer)
            meet(peer.person)
        }
    }

    package func isVerified(_ identity: IdentityKey) -> Bool {
        pinned[identity]?.isVerified == true
    }

    /// - Returns: nil for somebody met neither by key nor by name.
    package func trust(_ person: Person) -> Trust? {
        guard !pinned.isEmpty else { return nil }
        switch pinned[person.identity]?.standing {
        case .revoked: return .revoked
        case .replaced: return .changed
        case .pinned, .verified, nil: break
        }
        if let owner = owners[skeleton(of: person)], owner != person.identity { return .changed }
        return pinned[person.identity].map { $0.isVerified ? .verified : .pinned }
    }

    /// From now on the name is theirs, unless another key has it after them.
    mutating func take(_ peer: Peer) {
        pinned[peer.person.identity] = peer
        guard peer.standing != .replaced else { return }
        owners[look(at: peer.person)] = peer.person.identity
    }

    /// What is to be kept of somebody with whom one whispers: a key met for the first time, or under another name.
    mutating func pin(_ person: Person) -> Peer? {
        guard trust(person)?.stops != true else { return nil }
        let known = pinned[person.identity]
        guard known?.person.name != person.name else { return nil }
        let peer = Peer(person, isVerified: known?.isVerified ?? false)
        take(peer)
        return peer
    }

    /// Somebody whispered, was whispered to, or spoke.
    mutating func meet(_ person: Person) {
        guard met.count < Self.most else { return }
        met[look(at: person)] = person.identity
    }

    /// From now on the name is known for this key.
    ///
    /// - Returns: the other key that it was known for; nil where there was none.
    mutating func replaced(by person: Person) -> IdentityKey? {
        let skeleton = look(at: person)
        guard let known = met[skeleton], known != person.identity else { return nil }
        met[skeleton] = person.identity
        return known
    }

    private func skeleton(of person: Person) -> String {
        if let look = looks[person.identity], look.name == person.name { return look.skeleton }
        return person.name.skeleton
    }

    private mutating func look(at person: Person) -> String {
        if let look = looks[person.identity], look.name == person.name { return look.skeleton }
        let skeleton = person.name.skeleton
        if looks.count < Self.most || looks[person.identity] != nil {
            looks[person.identity] = Look(name: person.name, skeleton: skeleton)
        }
        return skeleton
    }
}
