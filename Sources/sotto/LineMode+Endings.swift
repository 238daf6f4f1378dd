import ClientCore
import Glibc
import SottoModel
import Text

extension LineMode {
    /// What a program that nobody watches cannot get over.
    static func dead(_ state: ClientState) -> Complaint? {
        switch (state.connection, state.question) {
        case (_, .trust(let fingerprint)?) where isatty(0) == 0:
            Complaint(
                Phrase(
                    "the key of \(state.server) is not known: \(fingerprint)",
                    "\(state.server)의 키를 모릅니다: \(fingerprint)"),
                hint: Phrase("use the server's invite, or --accept-new", "서버의 초대를 쓰거나 --accept-new를 붙이세요"),
                code: EX_NOPERM)
        case (_, .nameTaken(let name, let free)?) where isatty(0) == 0:
            Complaint(
                Phrase("the name \(name) is taken", "\(name, .called) 이름은 이미 쓰이고 있습니다"),
                hint: Phrase("--name \(free) is free", "--name \(free, .topic) 쓸 수 있습니다"), code: EX_NOPERM)
        case (.stopped(let stop), _): complaint(stop, state)
        case (.waiting(let why, _), _) where isatty(0) == 0 && !state.isPinned: complaint(why, state)
        case (.online, _) where isatty(0) == 0 && state.room.isOut:
            Complaint(
                Phrase("\(state.room.name) is closed to you", "\(state.room.name)에 들어갈 수 없습니다"),
                hint: Phrase("the line before this says why", "앞줄에 까닭이 있습니다"), code: EX_NOPERM)
        default: nil
        }
    }

    /// A pipe to a server that was never there ends; one that was comes back.
    private static func complaint(_ why: Disconnect, _ state: ClientState) -> Complaint {
        switch why {
        case .unresolved:
            Complaint(
                Phrase("there is no host \(state.server.host)", "\(state.server.host, .called) 호스트가 없습니다"),
                hint: Phrase("check its name, or use its address", "이름을 확인하거나 주소를 쓰세요"), code: EX_NOHOST)
        case .unanswered:
            Complaint(
                Phrase(
                    "\(state.server) takes connections and says nothing", "\(state.server, .subject) 접속만 받고 아무 말이 없습니다"),
                hint: Phrase(
                    "it may be closed to you: ask for a new invite, and give it to sotto -",
                    "초대가 있어야 하는 서버일 수 있습니다. 새 초대를 받아 sotto -에 주세요"), code: EX_NOPERM)
        default:
            Complaint(
                Phrase("\(state.server) does not answer", "\(state.server, .subject) 답하지 않습니다"),
                hint: Phrase("is sottod running there, and its port open?", "거기에 sottod가 떠 있고 포트가 열려 있나요?"),
                code: EX_UNAVAILABLE)
        }
    }

    private static func complaint(_ stop: Stop, _ state: ClientState) -> Complaint? {
        switch stop {
        case .leaving: nil
        case .replaced:
            Complaint(
                Phrase("this identity is in use elsewhere, which took over", "같은 신원이 다른 곳에서 쓰여 그쪽이 이어받았습니다"),
                code: EX_TEMPFAIL)
        case .erased:
            Complaint(
                Phrase("the server's operator erased this account and what it said", "서버 운영자가 이 계정과 남긴 글을 지웠습니다"),
                code: EX_NOPERM)
        case .keyChanged:
            Complaint(
                Phrase("the key of \(state.server) has changed", "\(state.server)의 키가 바뀌었습니다"),
                hint: Phrase(
                    "ask who runs it; if it is right, remove its line from known_servers",
                    "운영자에게 물어보고, 맞으면 known_servers에서 그 줄을 지우세요"), code: EX_NOPERM)
        case .notTrusted: Complaint(Phrase("not connected", "접속하지 않았습니다"), code: EX_NOPERM)
        case .wrongVersion:
            Complaint(
                Phrase("the server speaks another version of the protocol", "서버가 다른 판의 규약을 씁니다"), code: EX_PROTOCOL)
        case .refused:
            Complaint(Phrase("\(state.server) did not let us in", "\(state.server)에 들어가지 못했습니다"), code: EX_NOPERM)
        }
    }
}
