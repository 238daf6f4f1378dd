internal import SottoModel

extension ClientState {
    /// What is to be known of the whisper that is being written, before it is sent.
    package var caution: String? {
        guard let command = SlashCommand.begun(in: composer.before + composer.after),
            ["w", "r"].contains(command.name)
        else { return nil }
        return "sealed, no forward secrecy"
    }

    mutating func receive(
        _ body: EntryBody, _ id: MessageID, from peer: Person, writtenAt: Timestamp, number: EntryNumber,
        at moment: Moment
    ) -> [ClientEffect] {
        guard !ignored.contains(peer.identity) else { return hide(peer, id, number: number) }
        let isNew = seenWhispers.insert(WhisperSign(author: peer.identity, id: id))
        if isNew { unkeptWhispers.insert(id) }
        arrived.add(id, number: number, isKept: !unkeptWhispers.contains(id))
        guard isNew else { return answerTaken() }
        let pinned = pin(peer)
        let whisper = KeptWhisper(
            isOwn: false, peer: peer, id: id, at: writtenAt, body: body, trust: peers.trust(peer))
        lastWhisperer = peer
        rooms[active].noteSpeaker(peer.identity)
        meet(peer, at: moment, in: active)
        add(LogLine(whisper), to: active)
        return pinned + [.log(whisper)] + notify(Words.whispering(peer), body.text, at: moment)
    }

    /// A whisper is where it was to go, and from now on nowhere but in the own logs of the two. It stands there by
    /// the time it was acknowledged, as it does in the log that is shown.
    ///
    /// - Parameter delivery: whether they have it, or the server holds it for them.
    mutating func deliver(_ id: MessageID, as delivery: Delivery, at moment: Moment) -> [ClientEffect] {
        let item = outbox.remove(id)
        finish(id, delivery)
        guard let item, case .person(let peer) = item.destination else { return [] }
        let trust = peers.trust(peer)
        return [.log(KeptWhisper(isOwn: true, peer: peer, id: id, at: moment.wall, body: item.body, trust: trust))]
    }

    /// The disk has these messages: own ones that wait, and whispers, which the server need not hold any more.
    mutating func noteOnDisk(_ ids: [MessageID]) -> [ClientEffect] {
        diskTrouble = nil
        for index in rooms.indices {
            for id in ids {
                rooms[index].log.changeWaiting(id) { if $0.delivery == .unsaved { $0.delivery = .waiting } }
            }
        }
        unkeptWhispers.subtract(ids)
        arrived.keep(ids)
        return answerTaken()
    }

    /// What cannot be read will not get better: it is told of once, and the server need not hold it.
    mutating func tell(
        _ fault: WhisperFault, from person: Person, _ id: MessageID, number: EntryNumber, at moment: Moment
    ) -> [ClientEffect] {
        let isIgnored = ignored.contains(person.identity)
        arrived.add(id, number: number, isKept: true)
        if !isIgnored { complain(Words.of(fault, from: person.name), at: moment) }
        return answerTaken()
    }

    /// Nobody is to read it, and the server need not hold it.
    private mutating func hide(_ peer: Person, _ id: MessageID, number: EntryNumber) -> [ClientEffect] {
        ignored.hide(peer.identity)
        arrived.add(id, number: number, isKept: true)
        return answerTaken()
    }

    /// Nothing to be shown.
    mutating func takeKeys(_ id: MessageID, number: EntryNumber) -> [ClientEffect] {
        arrived.add(id, number: number, isKept: true)
        return answerTaken()
    }

    private mutating func answerTaken() -> [ClientEffect] {
        guard isOnline, let number = arrived.taken() else { return [] }
        return [.send(.taken(through: number))]
    }
}

extension Words {
    static func of(_ fault: WhisperFault, from name: UserName) -> String {
        switch fault {
        case .altered: "a whisper from \(name) does not open: it was altered on the way, or was not for you"
        case .forged: "a whisper under the name of \(name) was not written by them: the server, or somebody at it, lies"
        case .stale: "a whisper from \(name) is so old that it may have come before: it is not shown"
        case .unknownForm: "a whisper from \(name) is sealed in no way this version knows: ask them to send it again"
        }
    }
}
