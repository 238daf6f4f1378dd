package import SottoModel

/// What people have signed about their keys: another takes the place of one, or one is over.
extension ServerState {
    func statements(_ session: SessionID, of identity: IdentityKey, _ effects: inout [Effect]) {
        guard sessions[session] != nil else { return }
        let path = register.path(from: identity)
        effects.append(.lane(session, .direct(session, .statements(of: identity, path))))
    }

    /// Who asks for somebody that is over hears why, unasked.
    func tellEnd(of identity: IdentityKey, to session: SessionID, _ effects: inout [Effect]) {
        if register.isOver(identity) { statements(session, of: identity, &effects) }
    }

    /// It is kept. Whoever is there by that key is out, and what held for it in rooms holds for the next.
    mutating func follow(_ statement: KeyStatement, into effects: inout [Effect]) {
        register.add(statement)
        for session in sessions(of: statement.ended) {
            end(session, &effects)
            effects.append(.lane(session, .close(session, statement.next == nil ? .refused : .replaced)))
        }
        guard let next = statement.next else { return }
        policies[next] = policies.removeValue(forKey: statement.ended)
        for room in rooms.keys { rooms[room]?.fold.hand(from: statement.ended, to: next) }
    }
}

extension Sentence {
    /// The same, upon another key of whom it is about.
    func upon(_ identity: IdentityKey) -> Sentence {
        Sentence(Person(identity: identity, name: who.name), until: until, reason: reason)
    }
}

extension ServerOrder {
    /// The same, about the key that each has now.
    package func about(_ heir: (IdentityKey) -> IdentityKey) -> ServerOrder {
        switch self {
        case .ban(let sentence, let address): .ban(sentence.upon(heir(sentence.who.identity)), address: address)
        case .give(let name, let identity): .give(name, to: heir(identity))
        case .unban, .free: self
        }
    }
}
