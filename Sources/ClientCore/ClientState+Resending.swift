internal import SottoModel
internal import Text

extension ClientState {
    /// Everything that the server would not take goes out anew, by new ids.
    mutating func resend(at moment: Moment) -> [ClientEffect] {
        let refused = outbox.takeRefused()
        guard !refused.isEmpty else {
            note(Phrase("nothing of yours was refused", "거절된 글이 없습니다"), at: moment)
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
        note(Phrase("your own log of whispers is erased", "내 귓속말 기록을 지웠습니다"), at: moment)
        // What was on its way to the disk is not wanted there any more, nor in the inbox.
        return [.eraseWhispers] + noteOnDisk(Array(unkeptWhispers))
    }
}
