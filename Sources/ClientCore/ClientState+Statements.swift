internal import SottoModel
internal import Text

/// What people have signed about their keys: another takes the place of one, or one is over.
extension ClientState {
    /// Something was under the name of whoever has this key: perhaps they have signed why.
    mutating func doubt(_ key: IdentityKey) {
        guard doubted.insert(key).inserted else { return }
        unasked.append(key)
    }

    /// To be called at the end of every event.
    mutating func askWhoIsDoubted() -> [ClientEffect] {
        guard isOnline else { return [] }
        defer { unasked = [] }
        return unasked.map { .send(.statements(of: $0)) }
    }

    /// A new connection, and a server that may know more than it did.
    mutating func doubtAgain() {
        unasked = Array(doubted)
    }

    /// What one said by earlier keys of one's own is nobody else's.
    mutating func disownFormerKeys() {
        for rotation in me.statements.compactMap(\.rotation) { _ = peers.follow(rotation) }
    }

    /// The program has verified each of them.
    mutating func follow(_ statements: [KeyStatement], at moment: Moment) -> [ClientEffect] {
        statements.flatMap { follow($0, at: moment) }
    }

    /// - Parameter isQuiet: whether a new key is told of elsewhere.
    mutating func follow(_ statement: KeyStatement, isQuiet: Bool = false, at moment: Moment) -> [ClientEffect] {
        guard let person = peers.person(with: statement.ended), statement.ended != me.identity,
            !peers.isOver(statement.ended)
        else { return [] }
        switch statement {
        case .rotation(let rotation):
            guard rotation.new != me.identity, !peers.isOver(rotation.new) else { return [] }
            return follow(rotation, of: person, isQuiet: isQuiet, at: moment)
        case .revocation:
            complain(Words.revoked(person.name), at: moment)
            let kept = peers.revoke(person).map { ClientEffect.savePeer($0) }
            stopWhispers(at: moment)
            return kept
        }
    }

    private mutating func follow(
        _ rotation: KeyRotation, of person: Person, isQuiet: Bool, at moment: Moment
    ) -> [ClientEffect] {
        var effects = peers.follow(rotation).map { ClientEffect.savePeer($0) }
        let heir = Person(identity: rotation.new, name: person.name)
        // The warning that the name has another key is no more than that any longer.
        for index in rooms.indices { rooms[index].log.takeBack(.problem(Words.otherKey(person.name))) }
        let words = Words.rotated(person.name)
        if !isQuiet, !room.log.saysLately(.notice(words)) { note(words, at: moment) }
        if lastWhisperer?.identity == rotation.old { lastWhisperer = heir }
        if ignored.contains(rotation.old), !ignored.contains(rotation.new) {
            ignored.add(heir)
            effects.append(.saveIgnored(ignored.people))
        }
        for index in rooms.indices { rooms[index].rules.hand(from: rotation.old, to: rotation.new) }
        outbox.redirect(from: rotation.old, to: heir)
        return effects + sendWhispers()
    }

    /// The server, or somebody at it, shows what nobody has signed.
    mutating func tellForged(_ key: IdentityKey, at moment: Moment) -> [ClientEffect] {
        guard let person = peers.person(with: key) else { return [] }
        complain(Words.forgedStatement(person.name), at: moment)
        return []
    }
}

extension Words {
    static func rotated(_ name: UserName) -> Phrase {
        let sign = Signs.of(.pinned)
        return Phrase(
            "\(name) has a new key, signed with the old one; it is pinned (\(sign)) and not compared yet: /verify \(name)",
            """
            \(name) 님이 키를 바꾸고 옛 키로 서명했습니다. 새 키를 기억했지만(\(sign)) 아직 견주어 보지 않았습니다: /verify \(name)
            """)
    }

    static func revoked(_ name: UserName) -> Phrase {
        Phrase(
            "the key of \(name) is revoked, by its own signature: nothing is sent to it, and what comes by it may be anybody's",
            "\(name) 님의 키가 그 키의 서명으로 폐기되었습니다. 그 키로는 아무것도 보내지 않으며, 그 키로 오는 것은 누가 썼는지 알 수 없습니다")
    }

    static func forgedStatement(_ name: UserName) -> Phrase {
        Phrase(
            "the server says that \(name) has signed something about their key, and they have not: nothing was changed",
            "서버가 \(name) 님이 키에 관해 서명했다고 하지만 서명이 맞지 않습니다. 아무것도 바꾸지 않았습니다")
    }
}
