import SottoModel
import TestSupport

/// What a client has read of its rooms, live or by pages.
struct Transcript {
    private(set) var entries: [RoomID: [Entry]] = [:]
    private(set) var pageCount = 0
    private(set) var outcomes: [Outcome] = []

    init(_ events: [ServerEvent] = []) {
        for event in events { take(event) }
    }

    mutating func take(_ event: ServerEvent) {
        switch event {
        case .entry(let room, let entry): entries[room, default: []].append(entry)
        case .page(let room, let page):
            entries[room, default: []] += page.entries
            pageCount += 1
        case .outcome(_, let outcome): outcomes.append(outcome)
        default: break
        }
    }

    func texts(in room: RoomID = 1) -> [String] {
        entries[room, default: []].map(\.body.text)
    }

    func numbers(in room: RoomID = 1) -> [EntryNumber] {
        entries[room, default: []].compactMap(\.place.number)
    }

    /// Where an entry does not follow the one before it; empty where nothing is missing and nothing there twice.
    func breaks(in room: RoomID = 1) -> [String] {
        let places = entries[room, default: []].map(\.place)
        return zip(places, places.dropFirst()).compactMap { first, second in
            if case .kept(_, let prev) = second, prev == first.number { return nil }
            return "\(second) after \(first)"
        }
    }
}

extension Client {
    /// Reads until so many lines of room 1 have come.
    func read(lines count: Int) throws -> Transcript {
        var transcript = Transcript()
        while transcript.texts().count < count {
            guard let event = try next() else { throw SocketError.nothingCame }
            transcript.take(event)
        }
        return transcript
    }

    /// Reads until the room's latest line is this one.
    func read(until last: String, in rooms: RoomID...) throws -> Transcript {
        var transcript = Transcript()
        let rooms = rooms.isEmpty ? [1] : rooms
        while !rooms.allSatisfy({ transcript.texts(in: $0).last == last }) {
            guard let event = try next() else { throw SocketError.nothingCame }
            transcript.take(event)
        }
        return transcript
    }
}
