import SottoModel

extension ServerState {
    /// Every whisper goes through its reader's inbox: whether it may is decided here, the rest by the journal.
    mutating func whisper(
        _ session: SessionID, to reader: IdentityKey, _ id: MessageID, _ sealed: [UInt8], _ effects: inout [Effect]
    ) {
        guard let author = sessions[session] else { return settle(session, sealed.count, &effects) }
        let letter = Letter(session: session, from: author.person, to: reader, id: id, sealed: sealed)
        if let refusal = refusal(of: letter, from: author) { return answer(letter, .refused(refusal), &effects) }
        effects.append(.journal(.whisper(letter)))
    }

    /// What the journal made of a whisper.
    package mutating func settled(
        _ letter: Letter, _ settlement: LetterSettlement, into effects: inout [Effect]
    ) {
        switch settlement {
        case .accepted(let whisper): answer(letter, deliver(whisper, to: letter.to, &effects), &effects)
        case .duplicate(let isHeld):
            let isAway = interactive[letter.to] == nil
            answer(letter, isHeld && isAway ? .held : .delivered, &effects)
        case .refused(let refusal):
            answer(letter, .refused(refusal), &effects)
            tellEnd(of: letter.to, to: letter.session, &effects)
        }
    }

    /// What waited for whoever has come in.
    package mutating func opened(_ request: InboxRequest, _ page: InboxPage, into effects: inout [Effect]) {
        guard sessions[request.session] != nil else { return }
        sessions[request.session]?.inbox.take(page)
        for whisper in page.whispers {
            effects.append(.lane(request.session, .direct(request.session, .whisper(whisper))))
        }
        askInbox(request.session, &effects)
    }

    mutating func taken(_ session: SessionID, through number: EntryNumber, _ effects: inout [Effect]) {
        guard let person = sessions[session]?.person,
            let forgotten = sessions[session]?.inbox.taken(through: number)
        else { return }
        effects.append(.journal(.taken(person.identity, through: forgotten)))
        askInbox(session, &effects)
    }

    mutating func prefer(_ session: SessionID, _ policy: WhisperPolicy, _ effects: inout [Effect]) {
        guard let reader = sessions[session]?.person.identity else { return }
        guard policies[reader, default: .everybody] != policy else { return }
        policies[reader] = policy == .everybody ? nil : policy
        effects.append(.journal(.prefer(reader, policy)))
    }

    mutating func askInbox(_ session: SessionID, _ effects: inout [Effect]) {
        guard let reader = sessions[session], reader.isInteractive,
            let after = sessions[session]?.inbox.ask()
        else { return }
        effects.append(
            .journal(.inbox(InboxRequest(session: session, reader: reader.person.identity, after: after))))
    }

    private func refusal(of letter: Letter, from author: Session) -> Refusal? {
        guard letter.sealed.count <= WireLimits.whisperBytes else { return .tooLong }
        guard letter.sealed.first != WireLimits.clearForm else { return .notPossible }
        guard letter.to != letter.from.identity else { return nil }
        return takes(letter.to, from: author) ? nil : .whispersOff
    }

    /// Whether somebody wants whispers of the author, by their own word.
    func takes(_ reader: IdentityKey, from author: Session) -> Bool {
        switch policies[reader, default: .everybody] {
        case .everybody: true
        case .nobody: false
        case .roommates: shareRoom(author, reader)
        }
    }

    /// Whether somebody who is there is in a room with the author of a whisper, or with another session of theirs.
    private func shareRoom(_ author: Session, _ reader: IdentityKey) -> Bool {
        guard let session = interactive[reader], let entered = sessions[session]?.rooms else { return false }
        return entered.contains { room in
            author.rooms.contains(room) || rooms[room]?.roster.contains(author.person.identity) == true
        }
    }

    /// To who is there and has read what came before. What no store has cannot wait.
    private mutating func deliver(
        _ whisper: IncomingWhisper, to reader: IdentityKey, _ effects: inout [Effect]
    ) -> Outcome {
        let isKept = whisper.number != .zero
        guard let session = interactive[reader] else { return isKept ? .held : .refused(.notPossible) }
        if isKept, sessions[session]?.inbox.admits(whisper.number) != true { return .held }
        effects.append(.lane(session, .direct(session, .whisper(whisper))))
        return .delivered
    }

    private func answer(_ letter: Letter, _ outcome: Outcome, _ effects: inout [Effect]) {
        settle(letter.session, letter.sealed.count, &effects)
        guard sessions[letter.session] != nil else { return }
        effects.append(.lane(letter.session, .direct(letter.session, .outcome(letter.id, outcome))))
    }
}
