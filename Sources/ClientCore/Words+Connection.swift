internal import SottoModel
internal import Text

/// What is said of the way to the server.
extension Words {
    static func unknownKey(of server: ServerAddress, _ fingerprint: String) -> Phrase {
        Phrase(
            """
            the key of \(server) is new here:
            \(fingerprint)
            Compare it with what sottod printed when it started. y trusts it from now on and connects, n does not.
            """,
            """
            \(server)의 키를 처음 봅니다:
            \(fingerprint)
            sottod가 시작할 때 보여 준 키와 견주어 보세요. y는 앞으로 이 키를 믿고 접속하고, n은 접속하지 않습니다.
            """)
    }

    static func keyChanged(of server: ServerAddress, shown: String, pinned: String) -> Phrase {
        Phrase(
            """
            the key of \(server) has changed, so sotto did not connect.
            pinned: \(pinned)
            shown:  \(shown)
            Somebody may be between you and the server. Ask its operator; only when the new key is theirs, remove \
            the old pin and connect again.
            """,
            """
            \(server)의 키가 바뀌어서 접속하지 않았습니다.
            알던 키: \(pinned)
            보인 키: \(shown)
            누군가 서버와의 사이에 끼어들었을 수 있습니다. 운영자에게 물어보고, 새 키가 맞을 때만 알던 키를 지우고 다시 접속하세요.
            """)
    }

    static func lost(_ why: Disconnect, server: ServerAddress) -> Phrase {
        Phrase(
            "\(reason(why, server: server)). Trying again; Enter on an empty line tries now",
            "\(reason(why, server: server)). 다시 접속하는 중입니다. 빈 줄에서 Enter를 누르면 바로 접속합니다")
    }

    static let connectedAgain = Phrase("connected again", "다시 접속했습니다")
    static let isRestarting = Phrase("the server is restarting", "서버가 다시 시작하는 중입니다")
    static let notTrusted = Phrase(
        "not connected. Enter on an empty line asks again, /quit leaves",
        "접속하지 않았습니다. 빈 줄에서 Enter를 누르면 다시 묻고, /quit은 끝냅니다")

    static func isTaken(_ name: UserName) -> Phrase {
        Phrase("the name \(name) is taken", "\(name, .called) 이름은 이미 쓰이고 있습니다")
    }

    static func notLetIn(by server: ServerAddress, _ refusal: Phrase) -> Phrase {
        Phrase("\(server) did not let us in: \(refusal)", "\(server)에 들어가지 못했습니다: \(refusal)")
    }

    static func of(_ stop: Stop) -> Phrase {
        switch stop {
        case .replaced:
            Phrase(
                "this identity signed in elsewhere. Enter on an empty line comes back here",
                "같은 신원으로 다른 곳에서 접속했습니다. 빈 줄에서 Enter를 누르면 여기로 돌아옵니다")
        case .erased:
            Phrase(
                "the server's operator erased your account and what you said. Enter on an empty line begins a new one",
                "서버 운영자가 이 계정과 남긴 글을 지웠습니다. 빈 줄에서 Enter를 누르면 새 계정으로 시작합니다")
        case .keyChanged: Phrase("the server's key has changed", "서버의 키가 바뀌었습니다")
        case .notTrusted: Phrase("the server's key is not trusted", "서버의 키를 믿지 않기로 했습니다")
        case .wrongVersion(.client):
            Phrase("this sotto is older than the server; update it", "이 sotto가 서버보다 오래되었습니다. 새 판으로 바꾸세요")
        case .wrongVersion(.server):
            Phrase(
                "the server is older than this sotto; ask its operator to update it",
                "서버가 이 sotto보다 오래되었습니다. 운영자에게 새 판으로 바꿔 달라고 하세요")
        case .refused: Phrase("the server did not let us in", "서버가 들여보내 주지 않았습니다")
        case .leaving: Phrase("leaving", "나가는 중입니다")
        }
    }

    /// nil for an end there is nothing to say about.
    static func earlierEnd(_ reason: CloseReason?) -> Phrase? {
        switch reason {
        case .stalled:
            Phrase(
                "the server had ended the last connection: it took nothing in for too long",
                "지난 접속은 너무 오래 아무것도 받지 않아서 서버가 끊었습니다")
        case .silent:
            Phrase(
                "the server had ended the last connection: it heard nothing for too long",
                "지난 접속은 너무 오래 소식이 없어서 서버가 끊었습니다")
        case .malformed:
            Phrase(
                "the server had ended the last connection: it did not understand this client",
                "지난 접속은 서버가 이 클라이언트의 말을 알아듣지 못해서 끊었습니다")
        case .leaving, .shuttingDown, .restarting, .banned, .erased, .replaced, .refused, nil: nil
        }
    }

    private static func reason(_ why: Disconnect, server: ServerAddress) -> Phrase {
        switch why {
        case .unresolved: Phrase("there is no host \(server.host)", "\(server.host, .called) 호스트가 없습니다")
        case .refused:
            Phrase(
                "nothing answers at \(server) (is sottod running there?)",
                "\(server)에서 아무도 답하지 않습니다(거기에 sottod가 떠 있나요?)")
        case .unreachable: Phrase("\(server) cannot be reached", "\(server)에 닿을 수 없습니다")
        case .timedOut: Phrase("\(server) does not answer", "\(server, .subject) 답하지 않습니다")
        case .unanswered:
            Phrase(
                "\(server) takes connections and says nothing: it may be closed to you; ask for a new invite",
                "\(server, .subject) 접속만 받고 아무 말이 없습니다. 초대가 있어야 하는 서버일 수 있으니 새 초대를 받으세요")
        case .cut: Phrase("the connection was cut", "접속이 끊어졌습니다")
        case .protocolError, .wrongVersion:
            Phrase("\(server) does not speak this protocol", "\(server, .topic) 이 규약을 쓰지 않습니다")
        case .closed(let reason): of(reason)
        }
    }

    private static func of(_ reason: CloseReason) -> Phrase {
        switch reason {
        case .shuttingDown: Phrase("the server is shutting down", "서버가 멈추는 중입니다")
        case .restarting: Phrase("the server restarts", "서버가 다시 시작합니다")
        case .banned: Phrase("an operator of the server ended the connection", "서버 운영자가 접속을 끊었습니다")
        case .stalled:
            Phrase(
                "the server ended the connection: nothing was taken in for too long", "너무 오래 아무것도 받지 않아서 서버가 접속을 끊었습니다")
        case .silent:
            Phrase("the server ended the connection: nothing was heard for too long", "너무 오래 소식이 없어서 서버가 접속을 끊었습니다")
        case .leaving, .replaced, .refused, .malformed, .erased:
            Phrase("the server ended the connection", "서버가 접속을 끊었습니다")
        }
    }
}
