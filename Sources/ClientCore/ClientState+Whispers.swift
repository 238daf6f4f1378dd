internal import SottoModel

extension ClientState {
    /// What is to be known of the whisper that is being written, before it is sent.
    package var caution: String? {
        guard let command = SlashCommand.begun(in: composer.before + composer.after),
            ["w", "r"].contains(command.name)
        else { return nil }
        return "sealed, no forward secrecy"
    }

    mutating func receive(_ whisper: KeptWhisper, number: EntryNumber, at moment: Moment) -> [ClientEffect] {
        guard !ignored.contains(whisper.peer.identity) else { return hide(whisper, number: number) }
        let sign = WhisperSign(author: whisper.peer.identity, id: whisper.id)
        let isNew = !seenWhispers.contains(sign)
        if isNew { unkeptWhispers.insert(whisper.id) }
        arrived.add(whisper.id, number: number, isKept: !unkeptWhispers.contains(whisper.id))
        guard isNew else { return answerTaken() }
        seenWhispers.append(sign)
        seenWhispers.removeFirst(max(seenWhispers.count - WhisperSign.remembered, 0))
        lastWhisperer = whisper.peer
        rooms[active].noteSpeaker(whisper.peer.identity)
        meet(whisper.peer, at: moment, in: active)
        add(LogLine(whisper), to: active)
        return [.log(whisper)] + notify(Words.whispering(whisper.peer), whisper.body.text, at: moment)
    }

    /// A whisper is where it was to go, and from now on nowhere but in the own logs of the two. It stands there by
    /// the time it was acknowledged, as it does in the log that is shown.
    ///
    /// - Parameter delivery: whether they have it, or the server holds it for them.
    mutating func deliver(_ id: MessageID, as delivery: Delivery, at moment: Moment) -> [ClientEffect] {
        let item = outbox.remove(id)
        finish(id, delivery)
        guard let item, case .person(let peer) = item.destination else { return [] }
        return [.log(KeptWhisper(isOwn: true, peer: peer, id: id, at: moment.wall, body: item.body))]
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
    private mutating func hide(_ whisper: KeptWhisper, number: EntryNumber) -> [ClientEffect] {
        ignored.hide(whisper.peer.identity)
        arrived.add(whisper.id, number: number, isKept: true)
        return answerTaken()
    }

    private mutating func answerTaken() -> [ClientEffect] {
        guard isOnline, let number = arrived.taken() else { return [] }
        return [.send(.taken(through: number))]
    }
}

/// What a whisper is known by. The author belongs to it, so that nobody can make another's seem a double.
struct WhisperSign: Equatable, Sendable {
    /// So many are remembered, the last ones.
    static let remembered = 512

    let author: IdentityKey
    let id: MessageID
}

extension Words {
    static func of(_ fault: WhisperFault, from name: UserName) -> String {
        switch fault {
        case .altered: "a whisper from \(name) does not open: it was altered on the way, or was not for you"
        case .forged: "a whisper under the name of \(name) was not written by them: the server, or somebody at it, lies"
        case .unknownForm: "a whisper from \(name) is sealed in no way this version knows: ask them to send it again"
        }
    }
}
