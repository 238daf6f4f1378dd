internal import SottoModel
internal import Text

extension ClientState {
    mutating func receive(
        _ body: EntryBody, _ id: MessageID, from peer: Person, writtenAt: Timestamp, by way: ArrivedWhispers.Way,
        at moment: Moment
    ) -> [ClientEffect] {
        guard !ignored.contains(peer.identity) else { return hide(peer, id, by: way) }
        let isNew = seenWhispers.insert(WhisperSign(author: peer.identity, id: id))
        if isNew { unkeptWhispers.insert(id) }
        arrived.add(id, by: way, isKept: !unkeptWhispers.contains(id))
        guard isNew else { return answerArrived() }
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
        return answerArrived()
    }

    /// What cannot be read will not get better: it is told of once, and the server need not hold it.
    mutating func tell(
        _ fault: WhisperFault, from person: Person, _ id: MessageID, number: EntryNumber, at moment: Moment
    ) -> [ClientEffect] {
        let isIgnored = ignored.contains(person.identity)
        arrived.add(id, by: .inbox(number), isKept: true)
        if !isIgnored { complain(Words.of(fault, from: person.name), at: moment) }
        return answerArrived()
    }

    /// Nobody is to read it, and who wrote it need not know.
    private mutating func hide(_ peer: Person, _ id: MessageID, by way: ArrivedWhispers.Way) -> [ClientEffect] {
        ignored.hide(peer.identity)
        arrived.add(id, by: way, isKept: true)
        return answerArrived()
    }

    /// Nothing to be shown.
    mutating func takeKeys(_ id: MessageID, number: EntryNumber) -> [ClientEffect] {
        arrived.add(id, by: .inbox(number), isKept: true)
        return answerArrived()
    }

    private mutating func answerArrived() -> [ClientEffect] {
        guard isOnline else { return [] }
        let taken: [ClientEffect] = arrived.taken().map { [.send(.taken(through: $0))] } ?? []
        return taken + arrived.talked().map { .acknowledge($0.peer, $0.ids) }
    }
}

extension Words {
    static func of(_ fault: WhisperFault, from name: UserName) -> Phrase {
        switch fault {
        case .altered:
            Phrase(
                "a whisper from \(name) does not open: it was altered on the way, or was not for you",
                "\(name) 님의 귓속말이 열리지 않습니다. 오는 길에 바뀌었거나 받는 사람이 다릅니다")
        case .forged:
            Phrase(
                "a whisper under the name of \(name) was not written by them: the server, or somebody at it, lies",
                "\(name) 님 이름의 귓속말을 다른 사람이 썼습니다. 서버나 서버에 있는 누군가가 속이고 있습니다")
        case .missing:
            Phrase(
                "something that \(name) whispered was left out on the way, by the server or somebody at it: it comes again",
                "\(name) 님의 귓속말 하나가 오는 길에 빠졌습니다. 서버나 서버에 있는 누군가가 뺐습니다. 다시 옵니다")
        case .repeated:
            Phrase(
                "a whisper from \(name) came twice, from the server or somebody at it: it is passed over",
                "\(name) 님의 귓속말이 두 번 왔습니다. 서버나 서버에 있는 누군가가 다시 보냈습니다. 보이지 않고 넘깁니다")
        case .stale:
            Phrase(
                "a whisper from \(name) is so old that it may have come before: it is not shown",
                "\(name) 님의 귓속말이 너무 오래되어 이미 받은 것일 수 있으니 보이지 않습니다")
        case .unknownForm:
            Phrase(
                "a whisper from \(name) is sealed in no way this version knows: ask them to send it again",
                "\(name) 님의 귓속말이 이 판이 모르는 방식으로 봉해졌습니다. 다시 보내 달라고 하세요")
        }
    }
}
