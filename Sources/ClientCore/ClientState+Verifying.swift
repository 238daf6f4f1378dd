internal import SottoModel

/// What is to be done about somebody's key.
enum Verification: Equatable, Sendable {
    case show
    /// The two have compared their safety numbers, and they are the same.
    case confirm
    /// The name is taken for its new key's from now on, without having compared.
    case accept

    init?(word: String?) {
        switch word {
        case nil: self = .show
        case "yes": self = .confirm
        case "new": self = .accept
        default: return nil
        }
    }
}

/// `/verify`
extension ClientState {
    mutating func verify(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        guard let name = arguments.word(), let verification = Verification(word: arguments.word()), arguments.isEmpty
        else { return nil }
        return take(.verify(verification), upon: name, at: moment)
    }

    mutating func perform(_ verification: Verification, upon person: Person, at moment: Moment) -> [ClientEffect] {
        guard person.identity != me.identity else {
            complain("that is you; keys are compared with somebody else", at: moment)
            return []
        }
        switch verification {
        case .show: return [.showSafetyNumber(person)]
        case .confirm:
            note(Words.verified(person.name), at: moment)
            return trust(Peer(person, isVerified: true))
        case .accept: return accept(person, at: moment)
        }
    }

    /// The program has computed it.
    mutating func show(_ number: String, of person: Person, at moment: Moment) -> [ClientEffect] {
        let trust = peers.trust(person)
        note(Words.safetyNumber(number, with: person.name), at: moment)
        note(Words.comparing(person.name, trust), at: moment)
        return []
    }

    private mutating func accept(_ person: Person, at moment: Moment) -> [ClientEffect] {
        guard peers.trust(person) == .changed else {
            note("\(person.name) has no new key", at: moment)
            return []
        }
        note(Words.accepted(person.name), at: moment)
        return trust(Peer(person, isVerified: false))
    }

    private mutating func trust(_ peer: Peer) -> [ClientEffect] {
        peers.take(peer)
        return [.savePeer(peer)]
    }
}

extension Words {
    /// Something was to go to a name that is another key's now.
    static func stopped(_ name: UserName) -> String {
        "not sent: \(name) belonged to another key before, so this may be somebody else. "
            + "/verify \(name) shows what to compare with them, /verify \(name) new takes the new key unseen"
    }

    static func verified(_ name: UserName) -> String {
        "\(name) is verified (\(Signs.of(.verified))): whispers between you are read by nobody else"
    }

    static func accepted(_ name: UserName) -> String {
        "the new key of \(name) is pinned (\(Signs.of(.pinned))); nobody has compared it yet: /verify \(name)"
    }

    static func safetyNumber(_ number: String, with name: UserName) -> String {
        "your safety number with \(name): \(number)"
    }

    static func comparing(_ name: UserName, _ trust: Trust?) -> String {
        let compare = "read it to each other, over the telephone or face to face, and not here. "
        return switch trust {
        case .verified: "\(name) is verified; as long as nothing is said of another key, that holds"
        case .changed:
            compare + "If \(name) reads the same, /verify \(name) yes; until then nothing is sent to them"
        case .pinned, nil: compare + "If \(name) reads the same, /verify \(name) yes"
        }
    }
}
