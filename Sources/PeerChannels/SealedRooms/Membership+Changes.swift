package import SottoModel

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
    /// Their key is not theirs any more, by this very chain.
    case replaced
}

extension Refusal {
    /// What whoever has made the change is told, by the server or by their own client.
    package init(_ fault: ChangeFault) {
        switch fault {
        case .stale: self = .stale
        case .notOperator: self = .notOperator
        case .full: self = .roomFull
        case .replaced: self = .keyReplaced
        case .forged, .alreadySo, .notSo, .exhausted: self = .notPossible
        }
    }
}

extension Membership {
    /// - Parameter number: its entry's, by which what is said after it is told from what was said before.
    package mutating func apply(_ change: MembershipChange, at number: EntryNumber) throws(ChangeFault) {
        guard change.isGenuine else { throw .forged }
        if let fault = fault(of: change) { throw fault }
        guard change.rotates else { throw .forged }
        let (link, identity) = (places.count, change.subject.identity)
        switch change.deed {
        case .add: enter(Member(person: change.subject, isOperator: false), at: link)
        case .remove, .leave: depart(identity, at: Stay.End(link: link, number: number))
        case .promote: current[identity]?.isOperator = true
        case .demote: current[identity]?.isOperator = false
        case .rotate:
            let heir = Person(identity: change.author, name: change.subject.name)
            enter(Member(person: heir, isOperator: isOperator(identity)), at: link)
            depart(identity, at: Stay.End(link: link, number: number))
            origins[change.author] = identity
            replaced.insert(identity)
        }
        head = change.hash
        places[head] = link
    }

    /// Why it cannot be the next link; nil where it can. Its signatures are not looked at.
    package func fault(of change: MembershipChange) -> ChangeFault? {
        guard change.prev == head else { return .stale }
        guard places.count < Self.mostChanges else { return .exhausted }
        let (author, subject) = (change.author, change.subject.identity)
        switch change.deed {
        case .leave: return author == subject && contains(subject) ? nil : .notSo
        case .rotate: return fault(ofRotationFrom: subject, to: author)
        case .add, .remove, .promote, .demote:
            return isOperator(author) ? fault(of: change.deed, upon: subject, by: author) : .notOperator
        }
    }

    private func fault(
        of deed: MembershipChange.Deed, upon subject: IdentityKey, by author: IdentityKey
    ) -> ChangeFault? {
        switch deed {
        case .add: fault(ofAdding: subject)
        // Who goes says so by leaving.
        case .remove: contains(subject) && author != subject ? nil : .notSo
        case .promote: isOperator(subject) ? .alreadySo : contains(subject) ? nil : .notSo
        case .demote: isOperator(subject) ? nil : .notSo
        case .leave, .rotate: nil
        }
    }

    private func fault(ofAdding subject: IdentityKey) -> ChangeFault? {
        guard !replaced.contains(subject) else { return .replaced }
        return contains(subject) ? .alreadySo : count >= Self.mostMembers ? .full : nil
    }

    private func fault(ofRotationFrom old: IdentityKey, to new: IdentityKey) -> ChangeFault? {
        guard contains(old) else { return .notSo }
        guard !replaced.contains(new) else { return .replaced }
        return contains(new) ? .alreadySo : nil
    }

    private mutating func enter(_ member: Member, at link: Int) {
        current[member.person.identity] = member
        stays[member.person.identity, default: []].append(Stay(from: link))
    }

    private mutating func depart(_ identity: IdentityKey, at end: Stay.End) {
        current[identity] = nil
        departures += 1
        if let last = stays[identity]?.indices.last { stays[identity]?[last].end = end }
    }
}
