internal import SottoModel

/// What is to be done about somebody, before it is known who goes by the name that was written.
enum Measure: Equatable, Sendable {
    case kick(reason: String)
    case ban(until: Timestamp?, reason: String)
    case unban
    case mute(until: Timestamp?)
    case unmute
    case op
    case deop
    case invite
    /// Out of the whole server.
    case banish(until: Timestamp?, reason: String, address: Bool)
    case readmit
    /// A name that is to be theirs.
    case give(UserName)
    case ignore
    case verify(Verification)
    /// Nothing but to say whether they are there.
    case look

    func deed(upon person: Person) -> Deed {
        switch self {
        case .kick(let reason): .order(.kick(Sentence(person, reason: reason)))
        case .ban(let until, let reason): .order(.ban(Sentence(person, until: until, reason: reason)))
        case .unban: .order(.unban(person))
        case .mute(let until): .order(.mute(Sentence(person, until: until)))
        case .unmute: .order(.unmute(person))
        case .op: .order(.op(person))
        case .deop: .order(.deop(person))
        case .invite: .order(.invite(person))
        case .banish(let until, let reason, let address):
            .serverOrder(.ban(Sentence(person, until: until, reason: reason), address: address))
        case .readmit: .serverOrder(.unban(person.identity))
        case .give(let name): .serverOrder(.give(name, to: person.identity))
        case .ignore: .ignore
        case .verify(let verification): .verify(verification)
        case .look: .look
        }
    }
}

/// What a measure comes to, once it is known who it is about.
enum Deed: Equatable {
    case order(Order)
    case serverOrder(ServerOrder)
    case ignore
    case verify(Verification)
    case look
}
