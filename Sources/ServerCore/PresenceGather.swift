package import SottoModel

/// Gathers what happens in a user list between two records, so that a tick is one envelope whatever happened.
///
/// Who came and went again never shows; who went and came back shows only if the name is another. Who is only being
/// replaced by another session of theirs is awaited: they have gone once somebody gives them up.
package struct PresenceGather: Sendable {
    /// People in one delta: with the longest names they stay below what a record holds.
    private static let most = 200

    private var order: [IdentityKey] = []
    private var changes: [IdentityKey: Change] = [:]
    /// Who is being replaced, and how many lists had been shown by then.
    private var awaited: [IdentityKey: (person: Person, lists: Int)] = [:]
    private var count = 0
    /// How often somebody was shown the list as it was.
    private var lists = 0

    /// What somebody's name was before, and is; nil where they were, or are, not there.
    fileprivate struct Change {
        let before: UserName?
        let after: UserName?
        /// How many lists had been shown when it came to be so.
        let lists: Int
        /// What it was between the two, where a list has shown that.
        let between: UserName??
    }

    package init() {}

    package var isEmpty: Bool { order.isEmpty }

    /// Somebody is shown the list as it is: if it changes back before the next delta, that is news to them.
    package mutating func noteShown() {
        lists += 1
    }

    /// - Returns: whether there is something to show.
    @discardableResult
    package mutating func add(_ change: PresenceChange, count: Int) -> Bool {
        self.count = count
        switch change {
        case .joined(let person):
            let old = awaited.removeValue(forKey: person.identity)
            let wasMissed = old.map { $0.lists < lists } ?? false
            note(person.identity, before: old?.person.name, after: person.name, wasMissed: wasMissed)
        case .left(let person): note(person.identity, before: person.name, after: nil)
        case .replaced(let person): awaited[person.identity] = (person, lists)
        case .renamed(let rename): note(rename.identity, before: rename.old, after: rename.new)
        }
        return !isEmpty
    }

    /// Who was awaited has not come back, and so has left.
    ///
    /// - Returns: how many are there; nil where nobody was awaited.
    package mutating func giveUp(_ identity: IdentityKey) -> Int? {
        guard let old = awaited.removeValue(forKey: identity) else { return nil }
        note(identity, before: old.person.name, after: nil, wasMissed: old.lists < lists)
        return count
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
            if let change = changes.removeValue(forKey: identity) { delta.add(change, of: identity) }
        }
        order.removeFirst(min(Self.most, order.count))
        return delta
    }

    /// - Parameter wasMissed: whether a list was shown on which they were missing.
    private mutating func note(
        _ identity: IdentityKey, before: UserName?, after: UserName?, wasMissed: Bool = false
    ) {
        guard let earlier = changes[identity] else {
            order.append(identity)
            changes[identity] = Change(
                before: before, after: after, lists: lists, between: wasMissed ? .some(nil) : .none)
            return
        }
        let between = earlier.lists < lists ? .some(earlier.after) : earlier.between
        changes[identity] = Change(
            before: earlier.before, after: after, lists: lists, between: wasMissed ? .some(nil) : between)
    }
}

extension PresenceDelta {
    fileprivate mutating func add(_ change: PresenceGather.Change, of identity: IdentityKey) {
        switch (change.before, change.after, change.between) {
        case (nil, let name?, _), (_?, let name?, .some(nil)): joined.append(Person(identity: identity, name: name))
        case (let name?, nil, _), (nil, nil, .some(let name?)): left.append(Person(identity: identity, name: name))
        case (let old?, let new?, .none) where old == new: break
        case (let old?, let new?, let between):
            let known = old == new ? between.flatMap { $0 } ?? old : old
            renamed.append(Rename(identity: identity, old: known, new: new))
        case (nil, nil, _): break
        }
    }
}
