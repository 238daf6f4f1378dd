/// What an operator of a room decides. An entry of the room's record like any other: a room's rules are their fold.
package enum Order: Hashable, Sendable {
    /// Out of the room; out of a private one until invited again.
    case kick(Sentence)
    /// Out, and not in again before `until`.
    case ban(Sentence)
    case unban(Person)
    /// In the room without a voice.
    case mute(Sentence)
    case unmute(Person)
    case op(Person)
    case deop(Person)
    /// So many seconds between two messages of one person; 0: no limit. Operators are free of it.
    case slow(seconds: Int)
    /// Into a private room.
    case invite(Person)
    /// Whether only who is invited comes in.
    case close(Bool)
    /// How long entries are kept, where the server does not keep them less long.
    case keep(Retention)
}

/// Upon whom, until when, and why.
package struct Sentence: Hashable, Sendable {
    package static let reasonBytes = 512

    package let who: Person
    /// nil: until it is lifted.
    package let until: Timestamp?
    package let reason: String

    package init(_ who: Person, until: Timestamp? = nil, reason: String = "") {
        self.who = who
        self.until = until
        self.reason = reason
    }

    package func holds(at now: Timestamp) -> Bool {
        until.map { now < $0 } ?? true
    }
}

/// What an operator of the server decides: of the whole server, and in no room's record.
package enum ServerOrder: Hashable, Sendable {
    /// Not in again before its end; with `address` nobody from where they are now, either.
    case ban(Sentence, address: Bool)
    case unban(IdentityKey)
    /// A name whose owner lost the key: nobody's from now on.
    case free(UserName)
    /// The same, and at once somebody else's.
    case give(UserName, to: IdentityKey)
}

/// Whose whispers somebody takes.
package enum WhisperPolicy: Int, Hashable, Sendable, CaseIterable {
    case everybody = 0
    /// Who is in a room in common.
    case roommates = 1
    case nobody = 2
    /// As it is typed and kept: `all`, `roommates`, `nobody`.
    package init?(word: String) {
        guard let policy = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = policy
    }

    package var word: String {
        switch self {
        case .everybody: "all"
        case .roommates: "roommates"
        case .nobody: "nobody"
        }
    }
}
