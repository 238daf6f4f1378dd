package import SottoModel
internal import Text

/// What a friend needs to come here too.
package struct WayIn: Equatable, Sendable {
    package let key: ChannelKey
    /// Only who has an invite of the operator's is let in.
    package let isClosed: Bool
}

extension ClientState {
    mutating func learn(_ wayIn: WayIn) -> [ClientEffect] {
        self.wayIn = wayIn
        return []
    }

    /// What a friend types, as a shell reads it; nil where that alone does not let them in.
    package var wayInCommand: String? {
        guard let wayIn, !wayIn.isClosed else { return nil }
        return "sotto '\(Invite(address: server, room: room.rules.isPrivate ? nil : room.name, key: wayIn.key))'"
    }

    /// Whether we are in a room where nobody else is.
    package var isAlone: Bool {
        isOnline && room.id != nil && room.roster.count <= 1
    }

    /// `/invite` shows how a friend comes here; `/invite NAME` lets somebody into a private room.
    mutating func invite(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard text.isEmpty else { return take(.invite, text, at: moment) }
        guard let wayIn else {
            complain(Phrase("not connected: the way in is not known yet", "접속해 있지 않아 들어오는 길을 아직 모릅니다"), at: moment)
            return []
        }
        guard let command = wayInCommand, !wayIn.isClosed else {
            note(Words.wayInIsClosed, at: moment)
            return []
        }
        note(Words.wayIn(command), at: moment)
        guard !settings.isLineMode else { return [] }
        note(Words.wayInIsCopied, at: moment)
        return [.copy(command)]
    }
}
