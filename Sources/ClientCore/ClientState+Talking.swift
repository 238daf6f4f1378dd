internal import SottoModel
package import Text

/// What is to be known of a whisper before it is sent: by which way it goes.
package enum Caution: Equatable, Sendable {
    /// By talk: who steals keys later opens nothing of it.
    case talk
    /// As a letter, which has no forward secrecy.
    case letter
    /// As a letter where they turn out to be away.
    case letterIfAway
}

/// Whispers to and from people who are there.
extension ClientState {
    /// About the whisper in the input line.
    package var caution: Caution? {
        let line = composer.before + composer.after
        guard let command = SlashCommand.begun(in: line) else { return nil }
        switch command.name {
        case "w": return Caution(reach(ofWhisper: line))
        case "r": return Caution(lastWhisperer.map { reach($0.identity) } ?? .unknown)
        default: return nil
        }
    }

    func reach(_ identity: IdentityKey) -> Reach {
        guard isOnline else { return .unknown }
        return reachable.reach(identity, isInRoom: rooms.contains { $0.roster.name(of: identity) != nil })
    }

    private func reach(ofWhisper line: String) -> Reach {
        var arguments = Arguments(line)
        _ = arguments.word()
        guard let name = arguments.word(), let person = room.roster.people.first(where: { $0.name.text == name })
        else { return .unknown }
        return reach(person.identity)
    }

    mutating func hear(
        _ body: EntryBody, _ id: MessageID, from peer: Person, writtenAt: Timestamp, at moment: Moment
    ) -> [ClientEffect] {
        reachable.hear(peer.identity)
        return receive(body, id, from: peer, writtenAt: writtenAt, by: .talk(peer.identity), at: moment)
    }

    /// They could not be talked to, and what was written to them goes as letters. Who was told otherwise before is told.
    mutating func miss(_ peer: IdentityKey, _ ids: [MessageID], at moment: Moment) -> [ClientEffect] {
        let wasThere = reach(peer) == .there
        reachable.miss(peer, at: moment.elapsed)
        let name = outbox.items.lazy.compactMap { ids.contains($0.id) ? $0.destination.name : nil }.first
        if wasThere, let name { note(Words.unreached(name), at: moment) }
        return []
    }

    /// Something between the two is not as it was sent. What it was comes again by itself.
    mutating func tell(_ fault: WhisperFault, with peer: Person, at moment: Moment) -> [ClientEffect] {
        let words = Words.of(fault, from: peer.name)
        if !ignored.contains(peer.identity), !room.log.saysLately(.problem(words)) { complain(words, at: moment) }
        return []
    }
}

extension Caution {
    init(_ reach: Reach) {
        self =
            switch reach {
            case .there: .talk
            case .away: .letter
            case .unknown: .letterIfAway
            }
    }
}

extension Outgoing.Destination {
    /// Of the person it is for.
    fileprivate var name: UserName? {
        switch self {
        case .person(let person): person.name
        case .named(let name): name
        case .room: nil
        }
    }
}

extension Words {
    package static func of(_ caution: Caution) -> Phrase {
        switch caution {
        case .talk: Phrase("sealed, forward secrecy", "봉함, 순방향 비밀성 있음")
        case .letter: Phrase("sealed letter, no forward secrecy", "봉한 편지, 순방향 비밀성 없음")
        case .letterIfAway:
            Phrase(
                "sealed; if they are away a letter, no forward secrecy", "봉함, 자리에 없으면 편지로 가며 순방향 비밀성 없음")
        }
    }

    /// For a narrow screen.
    package static func short(_ caution: Caution) -> Phrase {
        switch caution {
        case .talk: Phrase("forward secrecy", "순방향 비밀성")
        case .letter: Phrase("no forward secrecy", "순방향 비밀성 없음")
        case .letterIfAway: Phrase("if away no forward secrecy", "자리에 없으면 순방향 비밀성 없음")
        }
    }

    static func unreached(_ name: UserName) -> Phrase {
        Phrase(
            "\(name) did not answer: what you whispered goes as a letter, without forward secrecy",
            "\(name) 님이 답하지 않아 귓속말이 편지로 갑니다. 순방향 비밀성이 없습니다")
    }
}
