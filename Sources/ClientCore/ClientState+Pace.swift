internal import SottoModel

/// In slow mode there is a rest after each own message: so nothing of ours is refused for having come too soon, and
/// what is written meanwhile waits.
extension ClientState {
    /// How many own messages may go out to the room now.
    func allowance(in index: Int, at moment: Moment) -> Int {
        if let end = rooms[index].restsUntil, moment.elapsed < end { return 0 }
        return rooms[index].isPaced ? 1 : .max
    }

    /// An own message went out, or was taken in: the server counts from some moment between the two.
    mutating func rest(in index: Int, at moment: Moment) {
        guard rooms[index].isPaced else { return }
        rooms[index].restsUntil = moment.elapsed + .seconds(rooms[index].rules.slowSeconds)
    }

    /// The server would have one wait so many seconds: the message stays as it is, and goes out again afterwards.
    mutating func holdBack(_ id: MessageID, seconds: Int, at moment: Moment) -> [ClientEffect] {
        guard case .room(let name)? = outbox.unsend(id), let index = index(of: name) else { return [] }
        rooms[index].restsUntil = moment.elapsed + .seconds(min(max(seconds, 1), 86_400))
        return sendUnsent(in: index, at: moment)
    }

    /// The time that ``ClientEffect/speak(after:)`` asked for is over.
    mutating func speakAgain(at moment: Moment) -> [ClientEffect] {
        rooms.indices.flatMap { sendUnsent(in: $0, at: moment) }
    }

    /// Comes back to what waits for the end of a rest.
    func waitOutRest(in index: Int, at moment: Moment) -> [ClientEffect] {
        guard let end = rooms[index].restsUntil, moment.elapsed < end, outbox.isWaiting(for: rooms[index].name)
        else { return [] }
        return [.speak(after: end - moment.elapsed)]
    }
}
