package import SottoModel
package import Text

/// The signs that stand in the log and in lists, and what they mean.
package enum Signs {
    package static let all: [(sign: String, meaning: Phrase)] = [
        (
            of(.verified),
            Phrase("verified: you compared keys with them, see /verify", "확인됨: 키를 견주어 본 사람입니다. /verify를 보세요")
        ),
        (
            of(.pinned),
            Phrase(
                "a sealed whisper, by the key they had when you first whispered with them",
                "처음 귓속말을 나눌 때의 키로 봉한 귓속말입니다")
        ),
        (
            of(.changed),
            Phrase(
                "the name belonged to another key before: nothing is sent until you choose, see /verify",
                "전에는 다른 키의 이름이었습니다. 정할 때까지 보내지 않습니다. /verify를 보세요")
        ),
        (
            of(.revoked),
            Phrase(
                "the key is revoked, by its own signature: nothing is sent to it",
                "그 키의 서명으로 폐기된 키입니다. 아무것도 보내지 않습니다")
        ),
        ("·", Phrase("it waits, and goes out even after a restart", "기다리는 글. 껐다 켜도 나갑니다")),
        ("✓", Phrase("the server has it", "서버가 받았습니다")), ("✗", Phrase("it was not sent", "보내지 못했습니다")),
    ]

    package static func of(_ trust: Trust) -> String {
        switch trust {
        case .pinned: "◇"
        case .verified: "◆"
        case .changed: "≠"
        case .revoked: "⊘"
        }
    }
}
