package import SottoModel
package import Text

extension Words {
    package static func of(_ error: InviteError) -> Phrase {
        switch error {
        case .notAServer: Phrase("that is no server", "서버 주소가 아닙니다")
        case .badRoom: Phrase("the invite's room is no room name", "초대에 적힌 방이 방 이름이 아닙니다")
        case .badKey: Phrase("the invite's key is no key", "초대에 적힌 키가 키가 아닙니다")
        case .badDoor: Phrase("the invite's id and psk do not fit", "초대의 id와 psk가 맞지 않습니다")
        case .unknownField(let field):
            Phrase("the invite has a field that is not known: \(field)", "초대에 모르는 항목이 있습니다: \(field)")
        }
    }

    /// What a friend types to come here.
    static func wayIn(_ command: String) -> Phrase {
        Phrase("a friend comes in by: \(command)", "친구는 이렇게 들어옵니다: \(command)")
    }

    static let wayInIsCopied = Phrase(
        "it is in the clipboard, where the terminal lets programs do so", "터미널이 허락하면 클립보드에 있습니다")

    /// On a closed server.
    static let wayInIsClosed = Phrase(
        "the server is closed: whoever runs it makes an invite by sottod invite --single-use, and your friend gives it to sotto -",
        "초대가 있어야 하는 서버입니다. 운영자가 sottod invite --single-use로 초대를 만들고, 친구는 그것을 sotto -에 줍니다")

    /// In a room where nobody else is; with the command under it where there is one.
    package static func alone(_ command: String?) -> Phrase {
        guard let command else {
            return Phrase(
                "Nobody else is here; /invite says how a friend comes in.", "다른 사람이 없습니다. /invite가 친구를 부르는 방법을 알려 줍니다.")
        }
        return Phrase(
            "Nobody else is here. A friend comes in by this, which /invite copies:\n\(command)",
            "다른 사람이 없습니다. 친구는 이렇게 들어옵니다. /invite가 복사합니다:\n\(command)")
    }
}
