internal import SottoModel

extension ClientState {
    mutating func answer(_ yes: Bool, at moment: Moment) -> [ClientEffect] {
        guard let question else { return [] }
        self.question = nil
        switch question {
        case .trust: return yes ? trust() : distrust(at: moment)
        case .nameTaken(_, let free): return yes ? signIn(as: free) : leave(.left)
        case .leave: return yes ? leave(.left) : []
        case .retract(let id): return yes ? post(.amend(id, .retract), in: active, at: moment) : []
        }
    }

    /// Connects with another name than the one that was taken.
    mutating func signIn(as name: UserName) -> [ClientEffect] {
        self.name = name
        question = nil
        return [.saveName(name)] + connect()
    }

    /// ^C: what is typed goes first, then the question, then the program.
    mutating func interrupt() -> [ClientEffect] {
        switch question {
        case .leave, .trust: return leave(.left)
        case .nameTaken, .retract, nil: break
        }
        if case .retract = question { question = nil }
        help = nil
        guard chosen == nil else {
            focus = .input
            return []
        }
        focus = .input
        if composer.isEmpty, room.about == nil {
            question = .leave(waiting: outbox.count)
        } else {
            rooms[active].composer.replace(before: "")
            dropAbout()
        }
        return []
    }

    private mutating func trust() -> [ClientEffect] {
        connection = .connecting
        return [.trustServer]
    }

    private mutating func distrust(at moment: Moment) -> [ClientEffect] {
        connection = .stopped(.notTrusted)
        note(Words.notTrusted, at: moment)
        return []
    }
}
