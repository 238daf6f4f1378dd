package import SottoModel
package import Text

extension Words {
    package static let isSealed = Phrase("sealed", "봉인됨")

    static func sealed(_ name: RoomName) -> [Phrase] {
        [
            Phrase(
                "\(name) is sealed: its members alone read what is said here. The server knows who they are",
                "\(name, .topic) 봉인된 방입니다. 여기서 하는 말은 구성원만 읽습니다. 서버는 누가 구성원인지 압니다"),
            Phrase(
                """
                Whoever comes in later reads nothing from before. Keys change when somebody goes, after 100 messages \
                and after a day: until then whoever got at a key reads on. Letters with keys have no forward secrecy
                """,
                """
                나중에 들어온 사람은 그전의 말을 읽지 못합니다. 키는 누군가 나갈 때, 글 100개마다, 하루마다 바뀝니다. \
                그때까지는 키를 손에 넣은 사람이 계속 읽습니다. 키를 담은 편지에는 순방향 비밀성이 없습니다
                """),
        ]
    }

    static func unsearched(_ name: RoomName) -> Phrase {
        Phrase(
            "the server cannot read \(name), nor search it; ^S looks through what is here",
            "서버는 \(name, .object) 읽지 못하니 찾지도 못합니다. ^S 로 여기 있는 글에서 찾으세요")
    }

    static func openInstead(_ name: RoomName) -> Phrase {
        Phrase(
            "you are invited to a sealed room \(name), and this one is open: the server reads what is said here",
            "봉인된 방 \(name)에 초대받았는데 이 방은 열린 방입니다. 여기서 하는 말은 서버가 읽습니다")
    }

    static func of(_ fault: RoomFault, _ name: RoomName) -> Phrase {
        switch fault {
        case .forged:
            Phrase(
                "the server shows a room as \(name) that nobody founded so; nothing was sent",
                "서버가 \(name, .called) 보여 주는 방은 아무도 그렇게 만들지 않았습니다. 아무것도 보내지 않았습니다")
        case .notInvited:
            Phrase(
                "nobody has let you into the sealed room that the server shows as \(name); ask to be invited anew",
                "서버가 \(name, .called) 보여 주는 봉인된 방에 아무도 당신을 들이지 않았습니다. 다시 초대해 달라고 하세요")
        case .notSealed:
            Phrase(
                "\(name) was there before and is not sealed: choose another name; nothing was sent",
                "\(name, .topic) 전부터 있던 방이고 봉인되지 않았습니다. 다른 이름을 고르세요. 아무것도 보내지 않았습니다")
        case .brokenChain:
            Phrase(
                "who is in \(name) cannot be told: the server has altered its record; nothing was sent",
                "\(name)에 누가 있는지 알 수 없습니다. 서버가 기록을 바꿨습니다. 아무것도 보내지 않았습니다")
        }
    }

    /// In the place of a message.
    package static func of(_ fault: SealFault) -> Phrase {
        switch fault {
        case .missingKey:
            Phrase("a message cannot be read yet: its key is asked for", "아직 읽을 수 없는 글입니다. 키를 묻고 있습니다")
        case .notForUs:
            Phrase(
                "a message cannot be read: it was said when you were not in the room, or its key is lost",
                "읽을 수 없는 글입니다. 방에 없을 때 한 말이거나 키를 잃었습니다")
        case .notMember:
            Phrase("a message is not shown: who wrote it was not in the room", "보이지 않는 글입니다. 쓴 사람이 방에 없었습니다")
        case .forged:
            Phrase(
                "a message is not shown: it was not written by who is said to have written it. The server lies",
                "보이지 않는 글입니다. 썼다는 사람이 쓰지 않았습니다. 서버가 거짓말을 합니다")
        case .altered: Phrase("a message cannot be read: it was sealed wrong", "읽을 수 없는 글입니다. 잘못 봉인되었습니다")
        case .unknownHead:
            Phrase("a message cannot be read yet: what it goes by has not come", "아직 읽을 수 없는 글입니다. 근거가 되는 것이 오지 않았습니다")
        case .repeated:
            Phrase(
                "a message is not shown: the server has put an earlier one here again",
                "보이지 않는 글입니다. 서버가 이전 글을 여기에 다시 놓았습니다")
        }
    }
}
