package import SottoModel

extension ClientState {
    /// So many whispers of earlier runs are shown again.
    static let whispersShown = 200

    /// The rooms one is in, for the next run.
    package var roomMarks: [RoomMark] {
        rooms.indices.map { RoomMark(name: rooms[$0].name, read: rooms[$0].read, isShown: $0 == active) }
    }

    /// Takes up what an earlier run has left.
    mutating func recollect(_ recollection: Recollection) {
        peers = Peers(recollection.peers)
        for sign in recollection.seen { _ = seenWhispers.insert(sign) }
        outbox = Outbox(kept: recollection.outbox, refused: settings.isLineMode ? [] : recollection.refused)
        enter(recollection.rooms)
        for message in recollection.outbox { waitOn(message) }
        let waiting = Set(recollection.outbox.map(\.id))
        recollect(recollection.whispers.filter { !waiting.contains($0.id) })
    }

    /// The rooms of the last time, and those that something is to be said in, or was and was refused; the one asked for
    /// is shown.
    private mutating func enter(_ marks: [RoomMark]) {
        let asked = rooms.map(\.name)
        rooms = []
        for mark in marks { _ = room(mark.name, read: mark.read) }
        let words = outbox.items.map(\.message) + outbox.refused.map(\.message)
        for name in asked + words.compactMap(\.room) { _ = room(name) }
        active = asked.first.flatMap(index) ?? 0
    }

    /// - Returns: the index of that room, which is made where it is none yet.
    private mutating func room(_ name: RoomName, read: EntryNumber = .zero) -> Int {
        if let index = index(of: name) { return index }
        rooms.append(Room(name: name, read: read))
        return rooms.count - 1
    }

    private mutating func waitOn(_ message: OwnMessage) {
        let index = message.room.flatMap(index) ?? active
        let line = LogLine(
            id: .waiting(message.id), at: message.id.at, content: content(message), delivery: .waiting,
            message: message.id)
        rooms[index].log.wait(line)
    }

    private mutating func recollect(_ whispers: [KeptWhisper]) {
        let received = whispers.filter { !$0.isOwn }
        for whisper in received { _ = seenWhispers.insert(WhisperSign(author: whisper.peer.identity, id: whisper.id)) }
        lastWhisperer = received.last?.peer
        guard !settings.isLineMode else { return }
        var lines = [active: whispers.suffix(Self.whispersShown).map(LogLine.init)]
        for message in outbox.refused {
            let index = message.message.room.flatMap(index) ?? active
            lines[index, default: []].append(line(of: message))
        }
        for (index, lines) in lines { rooms[index].log.recollect(lines.sorted { $0.at < $1.at }) }
    }

    private func line(of refused: RefusedMessage) -> LogLine {
        let message = refused.message
        return LogLine(
            id: .waiting(message.id), at: message.id.at, content: content(message),
            delivery: .refused(refused.refusal), message: message.id)
    }

    /// What an own message looks like in the log.
    func content(_ message: OwnMessage) -> LogLine.Content {
        switch message.destination {
        case .room: .entry(myself, message.body)
        case .person(let person):
            .whisper(
                Whisper(direction: .sent, peer: person.name, body: message.body, trust: peers.trust(person)))
        case .named(let name): .whisper(Whisper(direction: .sent, peer: name, body: message.body, trust: nil))
        }
    }
}

extension OwnMessage {
    /// The room it is for, where it is for one.
    var room: RoomName? {
        if case .room(let name) = destination { name } else { nil }
    }
}

extension LogLine {
    init(_ whisper: KeptWhisper) {
        let direction: Whisper.Direction = whisper.isOwn ? .sent : .received(whisper.peer.identity)
        self.init(
            id: .waiting(whisper.id), at: whisper.at,
            content: .whisper(
                Whisper(direction: direction, peer: whisper.peer.name, body: whisper.body, trust: whisper.trust)),
            delivery: whisper.isOwn ? .kept : .none, message: whisper.id)
    }
}
