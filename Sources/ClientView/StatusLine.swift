internal import ClientCore
internal import SottoModel
internal import Text

/// What stands above the input line: how things are, in words.
struct StatusLine {
    private static let long = Duration.milliseconds(500)

    let state: ClientState

    var bar: Bar {
        Bar(items: [
            BarItem(text: ConnectionText.words(state.connection), rank: 0),
            BarItem(text: state.server.description, rank: 7),
            BarItem(text: state.isPinned ? "[pinned]" : "", rank: 5),
            BarItem(text: Cleaning.line(state.room.name.text), rank: 3),
            BarItem(text: Cleaning.line(state.name.text), rank: 9),
            BarItem(text: here, rank: state.room.isOut ? 1 : 4),
            BarItem(text: about, short: aboutShort, rank: 1),
            BarItem(text: state.caution.map(Words.of) ?? "", short: state.caution.map(Words.short), rank: 1),
            BarItem(text: waiting, rank: 1),
            BarItem(text: refused, rank: 1),
            BarItem(text: slow, rank: 2),
            BarItem(
                text: UnreadText.words(state), short: UnreadText.signs(state), rank: 2, isRight: true),
            BarItem(text: below, rank: 1, isRight: true),
            // Who is in the list for the first time needs to know the way on; the trust stays before it.
            BarItem(
                text: hint, short: state.chosen == nil ? nil : "r reply  F1 keys",
                rank: state.focus == .input ? 8 : 6, isRight: true),
        ])
    }

    private var here: String {
        if state.room.isOut { return "not in the room" }
        return state.room.id == nil ? "" : "\(state.room.roster.count) here"
    }

    /// Own lines that stay here for now; at most moments the way to the server is a blink.
    private var waiting: String {
        let stays = !state.isOnline || state.room.rules.slowSeconds > 0
        return state.outbox.isEmpty || !stays ? "" : "\(state.outbox.count) waiting"
    }

    /// What the line in the input is about.
    private var about: String {
        guard let about = state.room.about else { return "" }
        let quote = state.room.log.quote(about.message).map { AmendmentText.named($0, columns: 24) } ?? "a message"
        return "\(aboutShort) \(quote), Esc does not"
    }

    private var aboutShort: String {
        switch state.room.about {
        case .reply: "answering"
        case .edit: "changing"
        case .react: "a sign for"
        case nil: ""
        }
    }

    private var refused: String {
        state.outbox.refused.isEmpty ? "" : "\(state.outbox.refused.count) not sent, Alt-R sends again"
    }

    /// How long the server took to answer, where that is long.
    private var slow: String {
        guard state.isOnline, let trip = state.pulse.roundTrip, trip >= Self.long else { return "" }
        return "answers in \(SlownessText.words(trip))"
    }

    private var below: String {
        guard state.room.scroll != .bottom else { return "" }
        return state.room.unseen > 0 ? "▼ \(state.room.unseen) new" : "▼ more"
    }

    private var hint: String {
        switch state.focus {
        case .input: "Tab users  F1 help"
        case .list: "Enter whispers  Esc back"
        case .rooms: "Enter goes in  Esc back"
        case .log: "r reply  e edit  d delete  + sign  c copy  Esc back"
        }
    }
}

enum SlownessText {
    /// `0.8 s`, `12 s`
    static func words(_ time: Duration) -> String {
        let tenths = (time.components.seconds * 10) + time.components.attoseconds / 100_000_000_000_000_000
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10) s" : "\(tenths / 10) s"
    }
}

/// The connection in words.
enum ConnectionText {
    static func words(_ connection: Connection) -> String {
        switch connection {
        case .idle: "not connected"
        case .connecting: "connecting"
        case .asking: "asking"
        case .signingIn: "signing in"
        case .online: "online"
        case .waiting(.closed(.restarting), _): "the server is restarting"
        case .waiting: "offline, trying again"
        case .stopped(.leaving): "leaving"
        case .stopped(.replaced): "signed in elsewhere"
        case .stopped(.keyChanged): "stopped: the server's key changed"
        case .stopped: "not connected"
        }
    }
}

/// A question takes the status line's place. The longest wording that fits is asked.
enum QuestionText {
    static func words(_ question: Question, columns: Int) -> String {
        let wordings = wordings(question)
        return wordings.first { Columns.of($0) + 2 <= columns } ?? wordings.last ?? ""
    }

    private static func wordings(_ question: Question) -> [String] {
        switch question {
        case .trust(let fingerprint):
            [
                "trust the server's key \(Cleaning.line(fingerprint))?  y / n",
                "trust this server key?  y / n", "trust key? y/n",
            ]
        case .nameTaken(let name, let free):
            [
                "\(Cleaning.line(name.text)) is taken: Enter goes on as \(Cleaning.line(free.text)), /nick NAME picks another",
                "taken: Enter for \(Cleaning.line(free.text)), or /nick NAME", "name taken: /nick",
            ]
        case .leave(let waiting) where waiting > 0:
            [
                "leave sotto, with \(waiting) of your lines not sent yet? They go out the next time.  y / n",
                "leave, with \(waiting) not sent yet?  y / n", "leave? y/n",
            ]
        case .retract: ["take this message back, for everybody?  y / n", "take it back? y/n"]
        case .leave:
            ["leave sotto?  y or ^C leaves, any other key stays", "leave sotto?  y / n", "leave? y/n"]
        }
    }
}
