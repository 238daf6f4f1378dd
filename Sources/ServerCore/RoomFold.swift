package import SottoModel

/// What holds in a room for one person.
package struct Standing: Hashable, Sendable {
    package var isOperator = false
    package var isInvited = false
    package var ban: Sentence?
    package var mute: Sentence?

    package init() {}

    /// The same, for another key.
    package func upon(_ identity: IdentityKey) -> Standing {
        var standing = self
        standing.ban = ban?.upon(identity)
        standing.mute = mute?.upon(identity)
        return standing
    }

    /// What of it still holds.
    package func holding(at now: Timestamp) -> Standing {
        var standing = self
        if let ban, !ban.holds(at: now) { standing.ban = nil }
        if let mute, !mute.holds(at: now) { standing.mute = nil }
        return standing
    }
}

/// A room's rules as they follow from its orders, one after the other: the fold of its entries.
///
/// An order changes what holds for whom it names, for its author, and for the room; nothing else is looked at. So a
/// store may keep a row for each person, and fold with the rows of those two alone.
package struct RoomFold: Hashable, Sendable {
    package var isPrivate = false
    /// Whether its members alone read what is said. It is one from the beginning or never.
    package var isSealed = false
    /// Whether it ever was private: the first to make it so is its operator.
    package var wasPrivate = false
    /// Seconds between two messages of one person; 0: no limit.
    package var slowSeconds = 0
    package var retention = Retention()
    package private(set) var standings: [IdentityKey: Standing] = [:]
    /// In the order they came to be.
    package private(set) var operators: [IdentityKey] = []

    package init() {}

    package func standing(of identity: IdentityKey) -> Standing {
        standings[identity] ?? Standing()
    }

    package mutating func set(_ standing: Standing, of identity: IdentityKey) {
        let was = self.standing(of: identity).isOperator
        standings[identity] = standing == Standing() ? nil : standing
        if standing.isOperator, !was { operators.append(identity) }
        if !standing.isOperator, was { operators.removeAll { $0 == identity } }
    }

    /// What holds for one key holds for another.
    package mutating func hand(from old: IdentityKey, to new: IdentityKey) {
        guard let standing = standings[old] else { return }
        set(Standing(), of: old)
        set(standing.upon(new), of: new)
    }

    package mutating func apply(_ order: Order, by author: IdentityKey) {
        switch order {
        case .kick(let sentence): change(sentence.who) { $0.isInvited = false }
        case .ban(let sentence): change(sentence.who) { ($0.ban, $0.isInvited) = (sentence, false) }
        case .unban(let person): change(person) { $0.ban = nil }
        case .mute(let sentence): change(sentence.who) { $0.mute = sentence }
        case .unmute(let person): change(person) { $0.mute = nil }
        case .op(let person): change(person) { $0.isOperator = true }
        case .deop(let person): change(person) { $0.isOperator = false }
        case .invite(let person): change(person) { $0.isInvited = true }
        case .slow(let seconds): slowSeconds = seconds
        case .close(let isPrivate): close(isPrivate, by: author)
        case .keep(let retention): self.retention = retention
        }
    }

    /// A sealed room is private, and in it is who its chain says.
    package mutating func seal(by founder: IdentityKey) {
        isSealed = true
        close(true, by: founder)
        change(founder) { $0.isInvited = true }
    }

    /// Forgets for whom nothing holds any more.
    package mutating func removeOver(at now: Timestamp) {
        standings = standings.mapValues { $0.holding(at: now) }.filter { $0.value != Standing() }
    }

    /// A ban takes an operator's word away while it lasts.
    package func isOperator(_ identity: IdentityKey, at now: Timestamp) -> Bool {
        guard let standing = standings[identity] else { return false }
        return standing.isOperator && !(standing.ban?.holds(at: now) ?? false)
    }

    private mutating func close(_ isPrivate: Bool, by author: IdentityKey) {
        self.isPrivate = isPrivate
        guard isPrivate, !wasPrivate else { return }
        wasPrivate = true
        change(author) { $0.isOperator = true }
    }

    private mutating func change(_ person: Person, _ body: (inout Standing) -> Void) {
        change(person.identity, body)
    }

    private mutating func change(_ identity: IdentityKey, _ body: (inout Standing) -> Void) {
        var standing = standing(of: identity)
        body(&standing)
        set(standing, of: identity)
    }
}

extension Order {
    /// Whom it is about; nil where it is about the room.
    package var subject: Person? {
        switch self {
        case .kick(let sentence), .ban(let sentence), .mute(let sentence): sentence.who
        case .unban(let person), .unmute(let person), .op(let person), .deop(let person), .invite(let person): person
        case .slow, .close, .keep: nil
        }
    }

    /// Whether it takes something away from whom it is about.
    var isAgainst: Bool {
        switch self {
        case .kick, .ban, .mute, .deop: true
        case .unban, .unmute, .op, .invite, .slow, .close, .keep: false
        }
    }
}
