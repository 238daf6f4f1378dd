import ServerCore
import SottoModel

/// What operators decide about names.
extension NameDirectory {
    /// Takes a name from who holds it. Who goes by it gets one like it, so that everybody who came in has one.
    ///
    /// - Returns: who goes by another name since; nil where nobody held it.
    mutating func free(_ name: UserName, at now: Timestamp) -> [Rename]? {
        guard let holding = holding(like: name) else { return nil }
        remove(name)
        guard holding.until == nil else { return [] }
        let instead = alternative(to: name, for: holding.identity, at: now)
        set(instead, of: holding.identity)
        return [Rename(identity: holding.identity, old: holding.name, new: instead)]
    }

    /// The same, and at once it is somebody else's, whose own is held for them as after any change.
    ///
    /// - Returns: nil where nobody may have it.
    mutating func give(_ name: UserName, to identity: IdentityKey, at now: Timestamp) -> [Rename]? {
        guard !isReserved(name) else { return nil }
        let old = self.name(of: identity)
        let isOwn = holding(like: name)?.identity == identity
        let others = isOwn ? [] : free(name, at: now) ?? []
        guard claim(name, for: identity, at: now) == .won else { return nil }
        guard let old, old != name else { return others }
        return others + [Rename(identity: identity, old: old, new: name)]
    }
}
