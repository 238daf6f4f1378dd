package import SottoModel

/// Which keys are over, by their owners' word: replaced by another, or revoked.
package struct KeyRegister: Hashable, Sendable {
    /// So many keys in a row one person may have had.
    private static let mostInRow = 100

    private var ends: [IdentityKey: KeyStatement] = [:]
    /// Which key each took the place of.
    private var origins: [IdentityKey: IdentityKey] = [:]

    package init(_ statements: [KeyStatement] = []) {
        for statement in statements { add(statement) }
    }

    package mutating func add(_ statement: KeyStatement) {
        ends[statement.ended] = statement
        if let next = statement.next { origins[next] = statement.ended }
    }

    package func isOver(_ key: IdentityKey) -> Bool {
        ends[key] != nil
    }

    /// Why nobody comes in with this key; nil where it is not over.
    package func refusal(of key: IdentityKey) -> Refusal? {
        switch ends[key] {
        case .rotation: .keyReplaced
        case .revocation: .keyRevoked
        case nil: nil
        }
    }

    /// Those of the statements that say something new.
    func news(in statements: [KeyStatement]) -> [KeyStatement] {
        statements.filter { ends[$0.ended] == nil }
    }

    /// Whether one key can take the place of another: a new one, that nobody has used here for it.
    package func takes(_ rotation: KeyRotation) -> Bool {
        ends[rotation.old] == nil && ends[rotation.new] == nil && origins[rotation.new] == nil
            && formers(of: rotation.old).count < Self.mostInRow
    }

    /// The statements that lead from this key to the one that holds now, or to its end.
    package func path(from key: IdentityKey) -> [KeyStatement] {
        var path: [KeyStatement] = []
        var key: IdentityKey? = key
        while let here = key, let statement = ends[here], path.count < WireLimits.statements {
            path.append(statement)
            key = statement.next
        }
        return path
    }

    /// The keys that this one came after, the latest first.
    package func formers(of key: IdentityKey) -> [IdentityKey] {
        var formers: [IdentityKey] = []
        var key = key
        while let former = origins[key], formers.count < Self.mostInRow {
            formers.append(former)
            key = former
        }
        return formers
    }

    /// The key that holds now where this one did, however many there were between.
    package func heir(of key: IdentityKey) -> IdentityKey {
        var heir = key
        for _ in 0..<Self.mostInRow {
            guard let next = ends[heir]?.next else { break }
            heir = next
        }
        return heir
    }
}
