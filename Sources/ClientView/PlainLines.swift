package import ClientCore
internal import SottoModel
internal import Text

/// The log for pipes, scripts and screen readers: one line of text each.
package enum PlainLines {
    /// `12:00 <alice> hello`, `12:00 alice → you: psst`, `12:00 * bob joined`
    /// - Parameter log: the one it is in, for what it is about.
    package static func text(for line: LogLine, in log: Log, calendar: LocalCalendar) -> String {
        let words = words(line.content, in: log, calendar, at: line.at) + mark(line)
        return "\(stamp(calendar.civil(line.at), line.content)) \(onOneLine(words))"
    }

    /// What was found may be of any day.
    private static func stamp(_ time: CivilTime, _ content: LogLine.Content) -> String {
        if case .found = content { time.dateAndClock } else { time.clock }
    }

    private static func words(
        _ content: LogLine.Content, in log: Log, _ calendar: LocalCalendar, at: Timestamp
    ) -> String {
        switch content {
        case .entry(let author, .say(let text)):
            "<\(Cleaning.line(author.name.text))> \(Cleaning.lines(text))"
        case .entry(let author, .action(let text)):
            "* \(Cleaning.line(author.name.text)) \(Cleaning.lines(text))"
        case .entry(let author, .topic(let text)):
            "* \(Cleaning.line(author.name.text)) set the topic: \(Cleaning.lines(text))"
        case .entry(let author, .order(let order)):
            "* \(Cleaning.line(author.name.text)) \(OrderText.words(order, by: author, at: at))"
        case .entry(let author, .sealed(let body)): "!! \(Cleaning.line(author.name.text)): \(SealText.words(body))"
        case .entry(let author, .reply(let id, let text)):
            "<\(Cleaning.line(author.name.text))> \(AmendmentText.answered(log.quote(id))) ⏎ \(Cleaning.lines(text))"
        case .entry(let author, .amend(let id, let amendment)):
            "* \(Cleaning.line(author.name.text)) \(AmendmentText.words(amendment, of: id, in: log))"
        case .entry(_, .loss(let loss)): "!! \(LossText.words(loss, calendar))"
        case .whisper(let whisper):
            "\(TrustText.prefix(whisper.trust))\(WhisperText.heading(whisper)) \(WhisperText.body(whisper))"
        case .presence(let fold): "* \(PresenceText.words(fold))"
        case .notice(let text): "-- \(Cleaning.lines(text))"
        case .problem(let text): "!! \(Cleaning.lines(text))"
        case .found(let room, let entry):
            "\(Cleaning.line(room.text)) \(words(.entry(entry.author, entry.body), in: log, calendar, at: entry.at))"
        case .request(let text): "-- \(Cleaning.lines(text))"
        }
    }

    private static func mark(_ line: LogLine) -> String {
        switch line.delivery {
        case .kept: if case .request = line.content { ": done" } else { "" }
        case .none, .unsaved, .waiting: ""
        case .held: " (\(WhisperText.held))"
        case .notKept, .lost: " (not kept)"
        case .refused(let refusal): " (not sent: \(RefusalText.short(refusal)))"
        }
    }

    /// A line feed inside a message must not begin what looks like another one.
    private static func onOneLine(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ⏎ ")
    }
}
