import ClientCore
import SottoModel

/// What must hold.
extension World {
    /// After everything has come to rest.
    func checkAll() throws {
        figures.checks += 1
        for guest in guests {
            try check(guest, isCalm: true)
            try checkWhispers(guest)
            let lost = guest.promised.subtracting(reference.known)
            try hold(lost.isEmpty, "\(guest.person.name): \(lost.count) own messages are lost")
            guest.forgetPromised()
        }
    }

    /// Lines from the last one back that are looked at on the way; at rest all of them are.
    private static let recent = 300

    /// What stands in a guest's rooms is a stretch of their order, and at rest up to its end.
    func check(_ guest: Guest, isCalm: Bool) throws(Wrong) {
        for room in guest.state.rooms {
            try checkOrder(room, guest, isCalm: isCalm)
            if isCalm, !room.isOut { try checkPeople(room, guest) }
        }
    }

    private func checkOrder(_ room: Room, _ guest: Guest, isCalm: Bool) throws(Wrong) {
        let order = reference.order[room.name] ?? []
        let words = "\(guest.state.name) in \(room.name)"
        var next: Int?
        let first = isCalm ? 0 : max(0, room.log.count - Self.recent)
        for index in first..<room.log.count {
            let line = room.log[index]
            guard line.isOfRecord, case .entry(let author, let body) = line.content else { continue }
            let place = reference.places[body.text]
            // Who was thrown out before the room told them of their own line knows its place, and not what lies before,
            // until they are in again.
            let isBeyond = room.id == nil && line.id.isWaiting && place ?? -1 > next ?? 0
            try hold(
                place != nil && (next ?? place == place || isBeyond),
                "\(words): \(body.text) at \(place ?? -1), not \(next ?? -1)")
            guard let place, order.indices.contains(place) else {
                throw Wrong("\(words): \(body.text) is of another room")
            }
            try hold(order[place] == .init(author: author, body: body), "\(words): \(line) for \(order[place])")
            if next == nil, first == 0 { try checkBeginning(place, room, guest) }
            next = place + 1
        }
        guard isCalm, !room.isOut else { return }
        try hold(room.id != nil, "\(words): is not in it")
        try hold(next ?? order.count == order.count, "\(words): ends at \(next ?? 0) of \(order.count)")
    }

    /// Nothing is missing from when the first lines came on, but what a long log lets go of.
    private func checkBeginning(_ place: Int, _ room: Room, _ guest: Guest) throws(Wrong) {
        let begun = guest.begun[room.name] ?? .max
        let isTrimmed = room.log.count >= Log.maximumLines
        try hold(place <= begun || isTrimmed, "\(guest.state.name) in \(room.name): begins at \(place), not \(begun)")
    }

    private func checkPeople(_ room: Room, _ guest: Guest) throws(Wrong) {
        let people = reference.people(in: room.name)
        let shown = Dictionary(room.roster.people.map { ($0.identity, $0.name) }) { first, _ in first }
        try hold(
            shown == people && room.roster.count == people.count,
            "\(guest.state.name) sees \(shown.values) in \(room.name), where \(people.values) are")
    }

    /// Each whisper that was kept is in its reader's own log once, in the order of the inbox; none is shown twice.
    private func checkWhispers(_ guest: Guest) throws(Wrong) {
        let kept = reference.whispers[guest.person.identity] ?? []
        let missing = kept.count - guest.received.count
        try hold(guest.received == kept, "\(guest.person.name): of \(kept.count) whispers \(missing) are missing")
        var shown: Set<String> = []
        for room in guest.state.rooms {
            for index in 0..<room.log.count {
                guard case .whisper(let whisper) = room.log[index].content else { continue }
                let sign = "\(whisper.direction) \(whisper.body.text)"
                try hold(shown.insert(sign).inserted, "\(guest.state.name) is shown twice: \(sign)")
            }
        }
    }
}

extension LogLine {
    /// Whether it stands where the record has it: not one that waits, or was refused.
    fileprivate var isOfRecord: Bool {
        switch delivery {
        case .none, .kept: true
        case .unsaved, .waiting, .held, .notKept, .lost, .refused: false
        }
    }
}

extension LineID {
    fileprivate var isWaiting: Bool {
        if case .waiting = self { true } else { false }
    }
}
