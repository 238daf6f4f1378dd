internal import ClientCore
internal import SottoModel
internal import Text

/// Frames on the wire in words.
enum WireText {
    static func heading(_ frame: WireFrame) -> Phrase {
        let thread = frame.isOwn ? Phrase("main thread", "주 스레드") : Phrase("receive thread", "수신 스레드")
        switch frame.kind {
        case .handshake(let number, _):
            return Phrase("handshake \(number) of 3, \(frame.count) bytes", "핸드셰이크 \(number)/3, \(frame.count)바이트")
        case .record(let number):
            let size = Phrase("record \(number), \(frame.count) bytes", "레코드 \(number), \(frame.count)바이트")
            let isLast = (number + 1).isMultiple(of: WireLimits.recordsOfAKey)
            return thread + " · " + size
                + (isLast ? " · " + Phrase("the next has a new key", "다음부터 새 키") : .empty)
        case .whisper(let name, let inside):
            let name = name.map(\.text) ?? "?"
            return
                (frame.isOwn
                ? Phrase("inside, to \(name): ", "그 안에, \(name) 님에게: ")
                : Phrase("inside, of \(name): ", "그 안에, \(name) 님이: ")) + self.inside(inside, frame.count)
        }
    }

    private static func inside(_ inside: WireFrame.Inside, _ count: Int) -> Phrase {
        switch inside {
        case .words: Phrase("what is whispered", "귓속말의 내용")
        case .letter:
            Phrase("a letter sealed for one key (Noise X), \(count) bytes", "한 키에 봉한 편지(Noise X), \(count)바이트")
        case .talk: Phrase("sealed between the two (Noise IK), \(count) bytes", "둘 사이에 봉함(Noise IK), \(count)바이트")
        }
    }

    /// What a message of the handshake gave (Noise XX); nil for what has words of its own.
    static func meaning(_ frame: WireFrame) -> Phrase? {
        guard case .handshake(let number, let isClosed) = frame.kind else { return nil }
        switch number {
        case 1:
            let key = Phrase(
                "e: the version, and a key of ours for this connection alone, in the clear.",
                "e: 버전과, 이 연결에만 쓰는 우리 키. 암호 없이 보입니다.")
            guard isClosed else { return key }
            return key + " "
                + Phrase("psk: sealed by the door of this closed server.", "psk: 닫힌 서버의 문 키로 봉했습니다.")
        case 2:
            return Phrase(
                "e, ee, s, es: its key for this connection; from both a first secret; under it, sealed, the key it is pinned by. It has proven that it holds it.",
                "e, ee, s, es: 서버의 이 연결용 키. 둘에서 첫 비밀이 나오고, 그것으로 봉한 서버의 고정 키가 왔습니다. 서버가 그 키를 가졌음이 증명됐습니다.")
        default:
            return Phrase(
                "s, se: sealed, the key of this install. Now both have two keys that nobody else has, one a direction; records count from 0.",
                "s, se: 봉한 이 설치의 키. 이제 둘만 아는 키가 방향마다 하나씩 있고, 레코드는 0부터 셉니다.")
        }
    }
}
