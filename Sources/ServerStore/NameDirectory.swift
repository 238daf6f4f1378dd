package import ServerCore
package import SottoModel

/// Which identity owns which name. Names that look alike are one name.
///
/// An identity owns one name. The one it gives up stays held for it a while, so that nobody can slip into it.
package struct NameDirectory: Sendable {
    private static let holding: Int64 = 30 * 24 * 3600 * 1000
    private static let reserved = Set(
        ["sotto", "sottod", "server", "system", "you", "서버", "시스템"].compactMap { try? UserName($0).skeleton })

    /// A name with its owner, as it is kept.
    package struct Holding: Hashable, Sendable {
        package let name: UserName
        package let identity: IdentityKey
        /// When it is free again; nil while it is in use.
        package var until: Timestamp?
    }

    private var holders = Layered<String, Holding>()
    private var names = Layered<IdentityKey, UserName>()

    package init(_ holdings: [Holding] = []) {
        for holding in holdings {
            holders[holding.name.skeleton] = holding
            if holding.until == nil { names[holding.identity] = holding.name }
        }
        merge()
    }

    /// What changed is not apart any more: see `Layered`.
    mutating func merge() {
        holders.merge()
        names.merge()
    }

    /// What a claim would be answered; nothing changes.
    package func answer(to name: UserName, for identity: IdentityKey, at now: Timestamp) -> ClaimAnswer {
        isFree(name, for: identity, at: now) ? .won : .taken(free: alternative(to: name, for: identity, at: now))
    }

    package mutating func claim(_ name: UserName, for identity: IdentityKey, at now: Timestamp) -> ClaimAnswer {
        let answer = answer(to: name, for: identity, at: now)
        guard answer == .won else { return answer }
        if let old = names[identity], old.skeleton != name.skeleton {
            holders[old.skeleton]?.until = now.adding(Self.holding)
        }
        holders[name.skeleton] = Holding(name: name, identity: identity, until: nil)
        names[identity] = name
        return .won
    }

    /// Who holds what looks like this name.
    func holding(like name: UserName) -> Holding? {
        holders[name.skeleton]
    }

    /// Who goes by a name, or by one that looks like it.
    func person(called name: UserName) -> Person? {
        guard let holding = holders[name.skeleton], holding.until == nil else { return nil }
        return Person(identity: holding.identity, name: holding.name)
    }

    /// The name an identity goes by.
    func name(of identity: IdentityKey) -> UserName? {
        names[identity]
    }

    /// In the order of names.
    var holdings: [Holding] {
        holders.values.sorted { $0.name.text < $1.name.text }
    }

    func isReserved(_ name: UserName) -> Bool {
        Self.reserved.contains(name.skeleton)
    }

    mutating func remove(_ name: UserName) {
        guard let holding = holders[name.skeleton] else { return }
        holders[name.skeleton] = nil
        guard holding.until == nil else { return }
        names[holding.identity] = nil
    }

    /// - Returns: what they held.
    mutating func removeAll(of identity: IdentityKey) -> [Holding] {
        let held = holders.values.filter { $0.identity == identity }
        for holding in held { holders[holding.name.skeleton] = nil }
        names[identity] = nil
        return held
    }

    /// Everything that a key holds is another's, who holds nothing.
    ///
    /// - Returns: what that is.
    mutating func hand(from old: IdentityKey, to new: IdentityKey) -> [Holding] {
        let handed = removeAll(of: old).map { Holding(name: $0.name, identity: new, until: $0.until) }
        for holding in handed {
            holders[holding.name.skeleton] = holding
            if holding.until == nil { names[new] = holding.name }
        }
        return handed
    }

    /// Whether a key holds any name, in use or not.
    func holdsAny(_ identity: IdentityKey) -> Bool {
        holders.values.contains { $0.identity == identity }
    }

    /// For somebody who goes by none.
    mutating func set(_ name: UserName, of identity: IdentityKey) {
        holders[name.skeleton] = Holding(name: name, identity: identity, until: nil)
        names[identity] = name
    }

    private func isFree(_ name: UserName, for identity: IdentityKey, at now: Timestamp) -> Bool {
        guard !isReserved(name) else { return false }
        guard let holder = holders[name.skeleton], holder.identity != identity else { return true }
        return holder.until.map { $0 < now } ?? false
    }

    /// The name with the least number behind it that is free, shortened where it has to be.
    func alternative(to name: UserName, for identity: IdentityKey, at now: Timestamp) -> UserName {
        for number in 2... {
            let suffix = String(number)
            var stem = name.text
            while stem.count + suffix.count > UserName.maximumCharacters
                || stem.utf8.count + suffix.utf8.count > UserName.maximumBytes
            {
                stem.removeLast()
            }
            // Digits cannot make a name invalid; only a free one ends the search.
            if let candidate = try? UserName(stem + suffix), isFree(candidate, for: identity, at: now) {
                return candidate
            }
        }
        return name
    }
}
