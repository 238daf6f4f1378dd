package import SottoModel

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
    static func kept(by rules: RoomRules) -> String {
        guard let quota = rules.quota else { return of(rules.retention) }
        let full = "until the server's \(max(quota / 1_000_000, 1)) MB are full"
        return rules.retention.isEndless ? "kept \(full)" : "\(of(rules.retention)), or \(full)"
    }

    /// Short, since it stands between a newcomer and the last line on a small screen.
    package static func of(_ retention: Retention) -> String {
        let lines = retention.entries.map { $0 == 1 ? "the last line" : "the last \($0) lines" }
        guard let seconds = retention.seconds else {
            return lines.map { "\($0) \(retention.entries == 1 ? "is" : "are") kept" } ?? "all is kept here"
        }
        return "kept for " + Lasting.words(seconds: seconds) + (lines.map { ", at most \($0)" } ?? "")
    }
}
