package import SottoModel

extension ServerState {
    mutating func open(
        _ session: SessionID, _ newcomer: Newcomer, door: DoorID?, at now: Timestamp, _ effects: inout [Effect]
    ) {
        let hello = newcomer.hello
        guard sessions[session] == nil, claiming[session] == nil else {
            return effects.append(.lane(session, .close(session, .malformed)))
        }
        if let refusal = refusal(of: hello, at: now) { return refuse(session, refusal, &effects) }
        claiming[session] = newcomer
        let news = register.news(in: hello.statements)
        for statement in news { effects.append(.journal(.state(statement))) }
        let formers = news.compactMap { $0.next == nil ? nil : $0.ended }
        effects.append(
            .journal(
                .claim(
                    Claim(
                        session: session, identity: hello.identity, name: hello.name,
                        purpose: .open(isInteractive: hello.isInteractive), door: door, card: newcomer.card,
                        formers: formers))))
    }

    /// The directory's answer to a claim. `now` goes into Welcome.
    package mutating func answered(
        _ claim: Claim, _ answer: ClaimAnswer, at now: Timestamp, into effects: inout [Effect]
    ) {
        switch claim.purpose {
        case .open: signIn(claim, answer, at: now, &effects)
        case .rename: renamed(claim, answer, &effects)
        }
    }

    mutating func rename(_ session: SessionID, to name: UserName, _ effects: inout [Effect]) {
        guard let person = sessions[session]?.person else { return }
        let claim = Claim(session: session, identity: person.identity, name: name, purpose: .rename, door: nil)
        effects.append(.journal(.claim(claim)))
    }

    /// Who is there is known here, who is away to the directory.
    func find(_ session: SessionID, _ name: UserName, _ effects: inout [Effect]) {
        guard sessions[session] != nil else { return }
        guard let found = bySkeleton[name.skeleton].flatMap({ sessions[$0]?.person }) else {
            return effects.append(.journal(.find(Lookup(session: session, name: name))))
        }
        effects.append(.lane(session, .direct(session, .found(name, found, isPresent: true))))
    }

    /// The directory's answer. Whoever it found may have come in meanwhile.
    package func found(_ lookup: Lookup, _ person: Person?, into effects: inout [Effect]) {
        guard sessions[lookup.session] != nil else { return }
        let isPresent = person.map { interactive[$0.identity] != nil } ?? false
        effects.append(
            .lane(lookup.session, .direct(lookup.session, .found(lookup.name, person, isPresent: isPresent))))
    }

    /// Who is there is known here, who is away to the store.
    func card(_ session: SessionID, of identity: IdentityKey, _ effects: inout [Effect]) {
        guard sessions[session] != nil else { return }
        let request = CardRequest(session: session, identity: identity)
        guard let card = sessions(of: identity).lazy.compactMap({ sessions[$0]?.card }).first else {
            return effects.append(.journal(.card(request)))
        }
        found(card, for: request, into: &effects)
    }

    func found(_ card: KeyCard?, for request: CardRequest, into effects: inout [Effect]) {
        guard sessions[request.session] != nil else { return }
        tellEnd(of: request.identity, to: request.session, &effects)
        effects.append(.lane(request.session, .direct(request.session, .card(request.identity, card))))
    }

    mutating func closed(_ session: SessionID, _ reason: CloseReason?, _ effects: inout [Effect]) {
        claiming[session] = nil
        if let person = sessions[session]?.person {
            if let reason { closeReasons.note(reason, for: person.identity) }
            end(session, &effects)
        }
        effects.append(.lane(session, .gone(session)))
    }

    /// At most nine.
    func sessions(of identity: IdentityKey) -> [SessionID] {
        (interactive[identity].map { [$0] } ?? []) + auxiliary[identity, default: []]
    }

    private func refusal(of hello: Hello, at now: Timestamp) -> Refusal? {
        if let refusal = register.refusal(of: hello.identity) { return refusal }
        // Nobody gets out of a ban by another key.
        for identity in [hello.identity] + hello.statements.map(\.ended) {
            if let ban = ban(of: identity, at: now) { return ban }
        }
        let hasRoom =
            hello.isInteractive || auxiliary[hello.identity, default: []].count < limits.auxiliarySessions
        return hasRoom ? nil : .tooManySessions
    }

    private func refuse(_ session: SessionID, _ refusal: Refusal, _ effects: inout [Effect]) {
        effects.append(.lane(session, .direct(session, .refused(refusal))))
        effects.append(.lane(session, .close(session, .refused)))
    }

    private mutating func signIn(
        _ claim: Claim, _ answer: ClaimAnswer, at now: Timestamp, _ effects: inout [Effect]
    ) {
        guard let newcomer = claiming.removeValue(forKey: claim.session) else { return }
        let hello = newcomer.hello
        // Others of the same person may have come in while the directory was asked, or they were banned.
        if let refusal = answer.refusal ?? refusal(of: hello, at: now) {
            return refuse(claim.session, refusal, &effects)
        }
        if hello.isInteractive { takeOver(from: claim.identity, &effects) }
        admit(claim.session, newcomer)
        var welcome = Welcome(
            name: hello.name, now: now, previousClose: closeReasons.take(for: claim.identity))
        welcome.isOperator = sessions[claim.session]?.isOperator ?? false
        effects.append(.lane(claim.session, .direct(claim.session, .welcome(welcome))))
        askInbox(claim.session, &effects)
    }

    /// One interactive session an identity: the newer one stays.
    private mutating func takeOver(from identity: IdentityKey, _ effects: inout [Effect]) {
        guard let old = interactive[identity] else { return }
        end(old, isReplaced: true, &effects)
        effects.append(.lane(old, .close(old, .replaced)))
    }

    private mutating func admit(_ session: SessionID, _ newcomer: Newcomer) {
        let hello = newcomer.hello
        let person = Person(identity: hello.identity, name: hello.name)
        sessions[session] = Session(
            person: person, isInteractive: hello.isInteractive, isOperator: isOperator(hello.identity),
            source: newcomer.source, card: newcomer.card,
            talks: hello.isInteractive && hello.capabilities.contains(Capability.talks))
        if hello.isInteractive {
            interactive[hello.identity] = session
            bySkeleton[hello.name.skeleton] = session
        } else {
            auxiliary[hello.identity, default: []].append(session)
        }
    }

    /// Takes a session out of everything; its connection is somebody else's care.
    mutating func end(_ session: SessionID, isReplaced: Bool = false, _ effects: inout [Effect]) {
        guard let ended = sessions[session] else { return }
        for room in ended.rooms { depart(session, room, isReplaced: isReplaced, &effects) }
        sessions[session] = nil
        if ended.isInteractive {
            interactive[ended.person.identity] = nil
            bySkeleton[ended.person.name.skeleton] = nil
        } else {
            auxiliary[ended.person.identity]?.removeAll { $0 == session }
            if auxiliary[ended.person.identity]?.isEmpty == true { auxiliary[ended.person.identity] = nil }
        }
    }

    private mutating func renamed(_ claim: Claim, _ answer: ClaimAnswer, _ effects: inout [Effect]) {
        guard sessions[claim.session] != nil else { return }
        if let refusal = answer.refusal {
            return effects.append(.lane(claim.session, .direct(claim.session, .renameRefused(refusal))))
        }
        rename(claim.session, to: Person(identity: claim.identity, name: claim.name), &effects)
    }

    /// A session goes by another name, which everybody in its rooms sees.
    mutating func rename(_ id: SessionID, to person: Person, _ effects: inout [Effect]) {
        guard let session = sessions[id] else { return }
        sessions[id]?.person = person
        if session.isInteractive {
            bySkeleton[session.person.name.skeleton] = nil
            bySkeleton[person.name.skeleton] = id
            announce(session, as: person, &effects)
        }
        effects.append(.lane(id, .direct(id, .renamed(person.name))))
    }

    private mutating func announce(_ session: Session, as person: Person, _ effects: inout [Effect]) {
        let rename = Rename(identity: person.identity, old: session.person.name, new: person.name)
        for id in session.rooms {
            rooms[id]?.roster.rename(person)
            spread(.renamed(rename), in: id, &effects)
        }
    }
}

extension ClaimAnswer {
    fileprivate var refusal: Refusal? {
        switch self {
        case .won: nil
        case .taken(let free): .nameTaken(free: free)
        case .refused(let refusal): refusal
        case .notAdmitted: .notAdmitted
        }
    }
}

extension Effect {
    static func lane(_ session: SessionID, _ item: LaneItem) -> Effect {
        .lane(Int(session.lane), item)
    }
}
