package import SottoModel

/// Gathers what happens in a user list between two records, so that a tick is one envelope whatever happened.
///
/// Who came and went again never shows; who went and came back shows only if the name is another. Who is only being
/// replaced by another session of theirs is awaited: they have gone once somebody gives them up.
package struct PresenceGather: Sendable {
    /// People in one delta: with the longest names they stay below what a record holds.
    private static let most = 200

    private var order: [IdentityKey] = []
    private var changes: [IdentityKey: (before: UserName?, after: UserName?)] = [:]
    private var awaited: [IdentityKey: Person] = [:]
    private var count = 0

    package init() {}

    package var isEmpty: Bool { order.isEmpty }

    /// - Returns: whether there is something to show.
    @discardableResult
    package mutating func add(_ change: PresenceChange, count: Int) -> Bool {
        self.count = count
        switch change {
        case .joined(let person):
            note(person.identity, before: awaited.removeValue(forKey: person.identity)?.name, after: person.name)
        case .left(let person): note(person.identity, before: person.name, after: nil)
        case .replaced(let person): awaited[person.identity] = person
        case .renamed(let rename): note(rename.identity, before: rename.old, after: rename.new)
        }
        return !isEmpty
    }

    /// Who was awaited has not come back.
    ///
    /// - Returns: how many are there; nil where nobody was awaited.
    package mutating func giveUp(_ identity: IdentityKey) -> Int? {
        awaited.removeValue(forKey: identity).map { _ in count }
    }

    /// The changes of up to 200 people; the rest waits for the next call.
    ///
    /// - Parameter shown: with more members than this the delta is the count alone, and the last one.
    package mutating func take(shown: Int) -> PresenceDelta {
        var delta = PresenceDelta(count: count)
        guard count <= shown else {
            order.removeAll(keepingCapacity: true)
            changes.removeAll(keepingCapacity: true)
            return delta
        }
        for identity in order.prefix(Self.most) {
            switch changes.removeValue(forKey: identity) {
            case (nil, let name?)?: delta.joined.append(Person(identity: identity, name: name))
            case (let name?, nil)?: delta.left.append(Person(identity: identity, name: name))
            case (let old?, let new?)? where old != new:
                delta.renamed.append(Rename(identity: identity, old: old, new: new))
            default: break
            }
        }
        order.removeFirst(min(Self.most, order.count))
        return delta
    }

    private mutating func note(_ identity: IdentityKey, before: UserName?, after: UserName?) {
        if let earlier = changes[identity] {
            changes[identity] = (earlier.before, after)
        } else {
            order.append(identity)
            changes[identity] = (before, after)
        }
    }
}
