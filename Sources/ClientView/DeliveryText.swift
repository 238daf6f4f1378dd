internal import SottoModel
internal import Text

/// What became of an own message, behind it.
enum DeliveryText {
    static let held = Phrase("away: delivered when they are back", "자리 비움: 돌아오면 전합니다")
    static let notKept = Phrase("not kept", "보관 안 됨")
    static let done = Phrase("done", "됨")

    static func notSent(_ refusal: Refusal) -> Phrase {
        let why = RefusalText.short(refusal)
        return Phrase("not sent: \(why)", "보내지 못함: \(why)")
    }
}

enum RefusalText {
    /// What stands behind ✗.
    static func short(_ refusal: Refusal) -> Phrase {
        switch refusal {
        case .nobodyThere: Phrase("nobody there", "받을 사람 없음")
        case .notInRoom: Phrase("not in the room", "방에 없음")
        case .tooLong: Phrase("too long", "너무 김")
        case .idInUse: Phrase("send it again", "다시 보내세요")
        case .notOperator: Phrase("operators only", "운영자만")
        case .banned: Phrase("banned", "출입 금지")
        case .muted: Phrase("muted", "말할 수 없음")
        case .privateRoom: Phrase("private room", "비공개 방")
        case .slow(let wait): Phrase("slow mode, wait \(wait) s", "느린 방, \(wait)초 기다리세요")
        case .whispersOff: Phrase("takes no whispers", "귓속말 안 받음")
        case .inboxFull: Phrase("their inbox is full", "보관함이 가득 참")
        case .noSuchName: Phrase("no such name", "없는 이름")
        case .notYours: Phrase("not yours", "남의 글")
        case .stale: Phrase("changed meanwhile, try again", "그사이 바뀌었으니 다시 해 보세요")
        case .roomFull: Phrase("the room is full", "방이 가득 참")
        case .noSuchMessage: Phrase("no such message", "없는 글")
        case .keyReplaced: Phrase("key replaced", "바뀐 키")
        case .keyRevoked: Phrase("key revoked", "폐기된 키")
        case .keyInDoubt: Phrase("key in doubt", "의심스러운 키")
        case .nameTaken, .badProof, .notAdmitted, .tooManySessions, .tooManyRooms, .badName, .notPossible:
            Phrase("not possible", "할 수 없음")
        }
    }
}
