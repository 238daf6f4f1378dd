package import SottoModel

extension ServerState {
    mutating func open(_ session: SessionID, _ hello: Hello, door: DoorID?, _ effects: inout [Effect]) {
        guard sessions[session] == nil, claiming[session] == nil else {
            return effects.append(.lane(session, .close(session, .malformed)))
        }
        guard hasRoom(for: hello) else { return refuse(session, .tooManySessions, &effects) }
        claiming[session] = hello
        effects.append(
            .claim(
                Claim(
                    session: session, identity: hello.identity, name: hello.name,
                    purpose: .open(isInteractive: hello.isInteractive), door: door)))
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
        effects.append(
            .claim(
                Claim(session: session, identity: person.identity, name: name, purpose: .rename, door: nil)))
    }

    mutating func find(_ session: SessionID, _ name: UserName, _ effects: inout [Effect]) {
        guard sessions[session] != nil else { return }
        let found = bySkeleton[name.skeleton].flatMap { sessions[$0]?.person }
        effects.append(.lane(session, .direct(session, .found(name, found, isPresent: found != nil))))
    }

    mutating func closed(_ session: SessionID, _ reason: CloseReason?, _ effects: inout [Effect]) {
        claiming[session] = nil
        if let person = sessions[session]?.person {
            if let reason { closeReasons.note(reason, for: person.identity) }
            end(session, &effects)
        }
        effects.append(.lane(session, .gone(session)))
    }

    private func hasRoom(for hello: Hello) -> Bool {
        hello.isInteractive || auxiliaryCount[hello.identity, default: 0] < limits.auxiliarySessions
    }

    private func refuse(_ session: SessionID, _ refusal: Refusal, _ effects: inout [Effect]) {
        effects.append(.lane(session, .direct(session, .refused(refusal))))
        effects.append(.lane(session, .close(session, .refused)))
    }

    private mutating func signIn(
        _ claim: Claim, _ answer: ClaimAnswer, at now: Timestamp, _ effects: inout [Effect]
    ) {
        guard let hello = claiming.removeValue(forKey: claim.session) else { return }
        if let refusal = answer.refusal { return refuse(claim.session, refusal, &effects) }
        // Others of the same person may have come in while the directory was asked.
        guard hasRoom(for: hello) else { return refuse(claim.session, .tooManySessions, &effects) }
        if hello.isInteractive { takeOver(from: claim.identity, &effects) }
        admit(claim.session, hello)
        let welcome = Welcome(
            name: hello.name, now: now, previousClose: closeReasons.take(for: claim.identity))
        effects.append(.lane(claim.session, .direct(claim.session, .welcome(welcome))))
    }

    /// One interactive session an identity: the newer one stays.
    private mutating func takeOver(from identity: IdentityKey, _ effects: inout [Effect]) {
        guard let old = interactive[identity] else { return }
        end(old, &effects)
        effects.append(.lane(old, .close(old, .replaced)))
    }

    private mutating func admit(_ session: SessionID, _ hello: Hello) {
        let person = Person(identity: hello.identity, name: hello.name)
        sessions[session] = Session(person: person, isInteractive: hello.isInteractive)
        if hello.isInteractive {
            interactive[hello.identity] = session
            bySkeleton[hello.name.skeleton] = session
        } else {
            auxiliaryCount[hello.identity, default: 0] += 1
        }
    }

    /// Takes a session out of everything; its connection is somebody else's care.
    private mutating func end(_ session: SessionID, _ effects: inout [Effect]) {
        guard let ended = sessions[session] else { return }
        for room in ended.rooms { depart(session, room, &effects) }
        sessions[session] = nil
        if ended.isInteractive {
            interactive[ended.person.identity] = nil
            bySkeleton[ended.person.name.skeleton] = nil
        } else {
            let left = auxiliaryCount[ended.person.identity, default: 1] - 1
            auxiliaryCount[ended.person.identity] = left > 0 ? left : nil
        }
    }

    private mutating func renamed(_ claim: Claim, _ answer: ClaimAnswer, _ effects: inout [Effect]) {
        guard let session = sessions[claim.session] else { return }
        if let refusal = answer.refusal {
            return effects.append(.lane(claim.session, .direct(claim.session, .renameRefused(refusal))))
        }
        let person = Person(identity: claim.identity, name: claim.name)
        sessions[claim.session]?.person = person
        if session.isInteractive {
            bySkeleton[session.person.name.skeleton] = nil
            bySkeleton[claim.name.skeleton] = claim.session
            announce(session, as: person, &effects)
        }
        effects.append(.lane(claim.session, .direct(claim.session, .renamed(claim.name))))
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
        case .notAdmitted: .notAdmitted
        }
    }
}

extension Effect {
    static func lane(_ session: SessionID, _ item: LaneItem) -> Effect {
        .lane(Int(session.lane), item)
    }
}
