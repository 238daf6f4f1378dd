package import SottoModel

extension ServerState {
    /// An operator's order upon the whole server: whether they may is decided here, the rest by the journal.
    mutating func order(
        _ session: SessionID, _ id: MessageID, _ order: ServerOrder, _ effects: inout [Effect]
    ) {
        guard let member = sessions[session] else { return }
        if let refusal = refusal(of: order, by: member) {
            return effects.append(.lane(session, .direct(session, .outcome(id, .refused(refusal)))))
        }
        decide(order, by: .session(session, id), into: &effects)
    }

    package func decide(_ order: ServerOrder, by author: Decision.Author, into effects: inout [Effect]) {
        let order = order.about(register.heir)
        let decision = Decision(author: author, order: order, source: source(toBan: order))
        effects.append(.journal(.decide(decision)))
    }

    /// What the journal made of a decision.
    package mutating func settled(_ decision: Decision, _ ruling: Ruling, into effects: inout [Effect]) {
        guard decision.author != .answered else { return }
        if case .done(let renames) = ruling {
            enforce(decision, &effects)
            for rename in renames { follow(rename, &effects) }
        }
        answer(decision, ruling, &effects)
    }

    /// Why somebody may not come in at all; nil where they may.
    func ban(of identity: IdentityKey, at now: Timestamp) -> Refusal? {
        guard !isOperator(identity) else { return nil }
        for key in [identity] + register.formers(of: identity) {
            guard let sentence = bans[key]?.sentence, sentence.holds(at: now) else { continue }
            return .banned(until: sentence.until, reason: sentence.reason)
        }
        return nil
    }

    private func refusal(of order: ServerOrder, by member: Session) -> Refusal? {
        guard member.isOperator else { return .notOperator }
        guard case .ban(let sentence, _) = order else { return nil }
        guard sentence.reason.utf8.count <= Sentence.reasonBytes else { return .tooLong }
        return isOperator(sentence.who.identity) || bans.count >= limits.bans ? .notPossible : nil
    }

    private func source(toBan order: ServerOrder) -> Source? {
        guard case .ban(let sentence, address: true) = order else { return nil }
        return sessions(of: sentence.who.identity).lazy.compactMap { sessions[$0]?.source }.first
    }

    private mutating func enforce(_ decision: Decision, _ effects: inout [Effect]) {
        switch decision.order {
        case .ban(let sentence, _): enforce(ServerBan(sentence, source: decision.source), &effects)
        case .unban(let identity): lift(identity, &effects)
        case .free, .give: break
        }
    }

    private mutating func enforce(_ ban: ServerBan, _ effects: inout [Effect]) {
        let identity = ban.sentence.who.identity
        lift(identity, &effects)
        bans.add(ban)
        for session in sessions(of: identity) {
            end(session, &effects)
            effects.append(.lane(session, .close(session, .banned)))
        }
        closeReasons.note(.banned, for: identity)
        guard let source = ban.source else { return }
        for lane in 0..<laneCount { effects.append(.lane(lane, .banned(source, until: ban.sentence.until))) }
    }

    private mutating func lift(_ identity: IdentityKey, _ effects: inout [Effect]) {
        guard let source = bans.remove(identity) else { return }
        for lane in 0..<laneCount { effects.append(.lane(lane, .unbanned(source))) }
    }

    /// Somebody was given another name: who is there goes by it from now on.
    private mutating func follow(_ rename: Rename, _ effects: inout [Effect]) {
        for session in sessions(of: rename.identity) {
            self.rename(session, to: Person(identity: rename.identity, name: rename.new), &effects)
        }
    }

    private func answer(_ decision: Decision, _ ruling: Ruling, _ effects: inout [Effect]) {
        switch decision.author {
        case .answered: break
        case .shell: effects.append(.ruled(ruling))
        case .session(let session, let id):
            guard sessions[session] != nil else { return }
            effects.append(.lane(session, .direct(session, .outcome(id, ruling.outcome))))
        }
    }
}

extension Ruling {
    fileprivate var outcome: Outcome {
        switch self {
        case .done: .delivered
        case .refused(let refusal): .refused(refusal)
        }
    }
}
