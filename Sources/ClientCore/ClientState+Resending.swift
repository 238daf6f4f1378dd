internal import SottoModel

extension ClientState {
    /// Everything that the server would not take goes out anew, by new ids.
    mutating func resend(at moment: Moment) -> [ClientEffect] {
        let refused = outbox.takeRefused()
        guard !refused.isEmpty else {
            note("nothing of yours was refused", at: moment)
            return []
        }
        for (message, moment) in zip(refused, moment.split(into: refused.count)) { again(message, at: moment) }
        stopWhispers(at: moment)
        return rooms.indices.flatMap { sendUnsent(in: $0, at: moment) } + sendWhispers()
    }

    private mutating func again(_ old: OwnMessage, at moment: Moment) {
        let index = rooms.indices.first { rooms[$0].log.takeRefused(old.id) }
        let message = OwnMessage(id: moment.messageID(), destination: old.destination, body: old.body)
        send(message, in: index ?? active, at: moment)
    }

    /// The own log of whispers goes, from the disk and from the screen.
    mutating func eraseWhispers(at moment: Moment) -> [ClientEffect] {
        for index in rooms.indices { rooms[index].log.eraseWhispers() }
        note("your own log of whispers is erased", at: moment)
        // What was on its way to the disk is not wanted there any more, nor in the inbox.
        return [.eraseWhispers] + noteOnDisk(Array(unkeptWhispers))
    }
}
