package import SottoModel
package import Text

/// How long a room keeps what is said: what operators type, and what everybody reads.
extension ClientState {
    /// `/keep 30d`, `/keep 1000`, `/keep 30d 1000`, `/keep all`; nil where the arguments do not fit.
    mutating func keep(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard let retention = Retention(typed: text) else { return nil }
        return post(.order(.keep(retention)), in: active, at: moment)
    }
}

extension Retention {
    /// A time, a number of lines, both, or `all`.
    fileprivate init?(typed text: String) {
        self.init()
        guard text != "all" else { return }
        var arguments = Arguments(text)
        seconds = arguments.term()?.seconds
        if let word = arguments.word() {
            guard let lines = Int(word), lines > 0 else { return nil }
            entries = lines
        }
        guard !isEndless, arguments.isEmpty else { return nil }
    }
}

extension Words {
    /// For somebody new.
    static func kept(by rules: RoomRules) -> Phrase {
        guard let quota = rules.quota else { return of(rules.retention) }
        let megabytes = max(quota / 1_000_000, 1)
        let full = Phrase("until the server's \(megabytes) MB are full", "서버의 \(megabytes) MB가 찰 때까지")
        return rules.retention.isEndless
            ? Phrase("kept \(full)", "\(full) 보관합니다")
            : Phrase("\(of(rules.retention)), or \(full)", "\(of(rules.retention)). 길어도 \(full)입니다")
    }

    /// Short, since it stands between a newcomer and the last line on a small screen.
    package static func of(_ retention: Retention) -> Phrase {
        let time = retention.seconds.map(Lasting.words)
        return switch (time, retention.entries) {
        case (nil, nil): Phrase("all is kept here", "모두 보관합니다")
        case (nil, 1?): Phrase("the last line is kept", "마지막 한 줄을 보관합니다")
        case (nil, let lines?): Phrase("the last \(lines) lines are kept", "마지막 \(lines)줄을 보관합니다")
        case (let time?, nil): Phrase("kept for \(time)", "\(time) 동안 보관합니다")
        case (let time?, 1?): Phrase("kept for \(time), at most the last line", "\(time) 동안, 마지막 한 줄만 보관합니다")
        case (let time?, let lines?):
            Phrase("kept for \(time), at most the last \(lines) lines", "\(time) 동안, 많아도 마지막 \(lines)줄을 보관합니다")
        }
    }
}
