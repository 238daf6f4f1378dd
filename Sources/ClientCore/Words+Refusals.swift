package import SottoModel
package import Text

extension Words {
    /// - Parameter now: the server's.
    package static func of(_ refusal: Refusal, at now: Timestamp) -> Phrase {
        switch refusal {
        case .nameTaken(let free):
            Phrase("that name is taken; /nick \(free) is free", "이미 쓰이는 이름입니다. /nick \(free, .topic) 쓸 수 있습니다")
        case .badProof: Phrase("the identity could not be proved", "신원을 증명하지 못했습니다")
        case .tooManySessions:
            Phrase("too many sessions of this identity; end one first", "같은 신원의 접속이 너무 많습니다. 하나를 먼저 끝내세요")
        case .tooManyRooms: Phrase("too many rooms; /leave one first", "방이 너무 많습니다. 먼저 /leave로 하나를 나가세요")
        case .notInRoom: Phrase("you are not in that room", "그 방에 들어가 있지 않습니다")
        case .tooLong: Phrase("too long", "너무 깁니다")
        case .nobodyThere: Phrase("nobody there", "받을 사람이 없습니다")
        case .notAdmitted:
            Phrase("the invite was used or withdrawn; ask for a new one", "이미 쓰였거나 거둬들인 초대입니다. 새 초대를 받으세요")
        case .idInUse: Phrase("its id is in use; send it again", "같은 번호가 이미 있습니다. 다시 보내세요")
        case .badName: Phrase("the server takes no such name; choose another", "서버가 받지 않는 이름입니다. 다른 이름을 고르세요")
        case .notOperator: Phrase("only operators may do that", "운영자만 할 수 있습니다")
        case .banned(let until, let reason): banned(term(until, at: now)) + (reason.isEmpty ? "" : ": \(reason)")
        case .muted(let until): muted(term(until, at: now))
        case .privateRoom:
            Phrase("it is private; an operator of it has to /invite you", "비공개 방입니다. 그 방의 운영자가 /invite로 불러야 합니다")
        case .slow(let wait): Phrase("slow mode: wait \(wait) s", "느린 방입니다. \(wait)초 기다리세요")
        case .whispersOff: Phrase("they take no whispers", "귓속말을 받지 않는 사람입니다")
        case .inboxFull: Phrase("their inbox is full", "받는 사람의 보관함이 가득 찼습니다")
        case .noSuchName: Phrase("nobody has that name", "그 이름을 가진 사람이 없습니다")
        case .notYours: Phrase("that is somebody else's message", "다른 사람의 글입니다")
        case .stale:
            Phrase(
                "somebody else changed who is in the room at the same time; try again",
                "같은 때에 다른 사람이 방의 구성원을 바꿨습니다. 다시 해 보세요")
        case .roomFull: Phrase("a sealed room has at most 100 people", "봉인된 방에는 100명까지만 있을 수 있습니다")
        case .noSuchMessage: Phrase("there is no such message here any more", "그 글은 이제 여기 없습니다")
        case .keyInDoubt: Phrase("the key of whom it is for is not known to be theirs", "받는 사람의 키가 맞는지 알 수 없습니다")
        case .keyReplaced:
            Phrase(
                "that key was replaced by another, as its owner signed; use the one that took its place",
                "주인의 서명으로 다른 키로 바뀐 키입니다. 바꾼 키로 들어오세요")
        case .keyRevoked: Phrase("that key is revoked, by its own signature", "그 키의 서명으로 폐기된 키입니다")
        case .notPossible: Phrase("not possible", "할 수 없습니다")
        }
    }

    private static func banned(_ term: Phrase) -> Phrase {
        Phrase("you are banned\(term)", "\(term)들어올 수 없습니다")
    }

    private static func muted(_ term: Phrase) -> Phrase {
        Phrase("you are muted\(term)", "\(term)말할 수 없습니다")
    }

    private static func term(_ until: Timestamp?, at now: Timestamp) -> Phrase {
        until.map { Lasting.term(Lasting.words(from: now, to: $0)) } ?? .empty
    }
}
