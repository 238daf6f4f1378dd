internal import ClientCore
internal import SottoModel
internal import Text

/// What stands above the input line: how things are, in words.
struct StatusLine {
    private static let long = Duration.milliseconds(500)

    let state: ClientState

    var bar: Bar {
        let shown = items.filter { !$0.changesByItself || !state.settings.isReadAloud }
        return Bar(items: shown.map { $0.item(in: state.language) })
    }

    private var items: [Saying] {
        [
            Saying(ConnectionText.words(state.connection), rank: 0),
            Saying(Phrase(verbatim: state.server), rank: 7),
            Saying(state.isPinned ? Phrase("[pinned]", "[아는 키]") : .empty, rank: 5),
            Saying(Phrase(verbatim: Cleaning.line(state.room.name.text)), rank: 3),
            Saying(Phrase(verbatim: Cleaning.line(state.name.text)), rank: 9),
            Saying(here, rank: state.room.isOut ? 1 : 4, changesByItself: !state.room.isOut),
            Saying(about, short: aboutShort, rank: 1),
            Saying(state.caution.map(Words.of) ?? .empty, short: state.caution.map(Words.short), rank: 1),
            Saying(waiting, rank: 1),
            Saying(refused, rank: 1),
            Saying(slow, rank: 2, changesByItself: true),
            Saying(
                Phrase(verbatim: UnreadText.words(state)), short: Phrase(verbatim: UnreadText.signs(state)), rank: 2,
                isRight: true, changesByItself: true),
            Saying(below, rank: 1, isRight: true, changesByItself: true),
            // Who is in the list for the first time needs to know the way on; the trust stays before it.
            Saying(
                hint, short: state.chosen == nil ? nil : Phrase("r reply  F1 keys", "r 답  F1 글쇠"),
                rank: state.focus == .input ? 8 : 6, isRight: true),
        ]
    }

    private var here: Phrase {
        if state.room.isOut { return Phrase("not in the room", "방에 없음") }
        return state.room.id == nil ? .empty : Words.here(state.room.roster.count)
    }

    /// Own lines that stay here for now; at most moments the way to the server is a blink.
    private var waiting: Phrase {
        let stays = !state.isOnline || state.room.rules.slowSeconds > 0
        let count = state.outbox.count
        return count == 0 || !stays ? .empty : Phrase("\(count) waiting", "\(count)개 대기")
    }

    /// What the line in the input is about.
    private var about: Phrase {
        guard let about = state.room.about else { return .empty }
        let quote =
            state.room.log.quote(about.message).map { AmendmentText.named($0, columns: 24) } ?? Phrase("a message", "글")
        return Phrase("\(aboutShort) \(quote), Esc does not", "\(quote) \(aboutShort), Esc 그만")
    }

    private var aboutShort: Phrase {
        switch state.room.about {
        case .reply: Phrase("answering", "답하는 중")
        case .edit: Phrase("changing", "고치는 중")
        case .react: Phrase("a sign for", "표시하는 중")
        case nil: .empty
        }
    }

    private var refused: Phrase {
        let count = state.outbox.refused.count
        return count == 0 ? .empty : Phrase("\(count) not sent, Alt-R sends again", "\(count)개 못 보냄, Alt-R 다시 보내기")
    }

    /// How long the server took to answer, where that is long.
    private var slow: Phrase {
        guard state.isOnline, let trip = state.pulse.roundTrip, trip >= Self.long else { return .empty }
        let time = SlownessText.words(trip)
        return Phrase("answers in \(time)", "응답 \(time)")
    }

    private var below: Phrase {
        guard state.room.scroll != .bottom else { return .empty }
        let count = state.room.unseen
        return count > 0 ? NewestText.new(count) : Phrase("▼ more", "▼ 더 있음")
    }

    private var hint: Phrase {
        switch state.focus {
        case .input where state.isAlone && state.wayIn != nil:
            Phrase("/invite a friend  F1 help", "/invite 친구 부르기  F1 도움말")
        case .input: Phrase("Tab users  F1 help", "Tab 사용자  F1 도움말")
        case .list: Phrase("Enter whispers  Esc back", "Enter 귓속말  Esc 뒤로")
        case .rooms: Phrase("Enter goes in  Esc back", "Enter 들어가기  Esc 뒤로")
        case .log:
            Phrase("r reply  e edit  d delete  + sign  c copy  Esc back", "r 답  e 고침  d 지움  + 표시  c 복사  Esc 뒤로")
        }
    }
}

/// An item of a bar in every language.
private struct Saying {
    let text: Phrase
    let short: Phrase?
    let rank: Int
    let isRight: Bool
    /// Whatever somebody does here, or does not.
    let changesByItself: Bool

    init(
        _ text: Phrase, short: Phrase? = nil, rank: Int, isRight: Bool = false, changesByItself: Bool = false
    ) {
        self.text = text
        self.short = short
        self.rank = rank
        self.isRight = isRight
        self.changesByItself = changesByItself
    }

    func item(in language: Language) -> BarItem {
        BarItem(text: text[language], short: short?[language], rank: rank, isRight: isRight)
    }
}

/// How much there is below what is read.
enum NewestText {
    static func new(_ count: Int) -> Phrase {
        Phrase("▼ \(count) new", "▼ 새 글 \(count)개")
    }
}

enum SlownessText {
    /// `0.8 s`, `12 s`
    static func words(_ time: Duration) -> Phrase {
        let tenths = (time.components.seconds * 10) + time.components.attoseconds / 100_000_000_000_000_000
        let number = tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\(tenths / 10)"
        return Phrase("\(number) s", "\(number)초")
    }
}

/// The connection in words.
enum ConnectionText {
    static func words(_ connection: Connection) -> Phrase {
        switch connection {
        case .idle: Phrase("not connected", "접속 안 됨")
        case .connecting: Phrase("connecting", "접속 중")
        case .asking: Phrase("asking", "묻는 중")
        case .signingIn: Phrase("signing in", "들어가는 중")
        case .online: Phrase("online", "접속됨")
        case .waiting(.closed(.restarting), _): Phrase("the server is restarting", "서버가 다시 시작하는 중")
        case .waiting: Phrase("offline, trying again", "끊김, 다시 접속하는 중")
        case .stopped(.leaving): Phrase("leaving", "나가는 중")
        case .stopped(.replaced): Phrase("signed in elsewhere", "다른 곳에서 접속함")
        case .stopped(.keyChanged): Phrase("stopped: the server's key changed", "멈춤: 서버의 키가 바뀜")
        case .stopped: Phrase("not connected", "접속 안 됨")
        }
    }
}
