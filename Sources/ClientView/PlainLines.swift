package import ClientCore
internal import SottoModel
package import Text

/// The log for pipes, scripts and screen readers: one line of text each.
package enum PlainLines {
    /// `12:00 <alice> hello`, `12:00 alice → you: psst`, `12:00 * bob joined`
    /// - Parameter log: the one it is in, for what it is about.
    package static func text(
        for line: LogLine, in log: Log, calendar: LocalCalendar, _ language: Language
    ) -> String {
        let words = words(line.content, in: log, calendar, at: line.at) + mark(line)
        return "\(stamp(calendar.civil(line.at), line.content)) \(onOneLine(words[language]))"
    }

    /// What was found may be of any day.
    private static func stamp(_ time: CivilTime, _ content: LogLine.Content) -> String {
        if case .found = content { time.dateAndClock } else { time.clock }
    }

    private static func words(
        _ content: LogLine.Content, in log: Log, _ calendar: LocalCalendar, at: Timestamp
    ) -> Phrase {
        switch content {
        case .entry(let author, let body): words(body, of: author, in: log, calendar, at: at)
        case .whisper(let whisper):
            TrustText.prefix(whisper.trust) + WhisperText.heading(whisper) + " \(WhisperText.body(whisper))"
        case .presence(let fold): "* " + PresenceText.words(fold)
        case .notice(let text), .request(let text): "-- " + text.map(Cleaning.lines)
        case .problem(let text): "!! " + text.map(Cleaning.lines)
        case .found(let room, let entry):
            "\(Cleaning.line(room.text)) "
                + words(.entry(entry.author, entry.body), in: log, calendar, at: entry.at)
        }
    }

    private static func words(
        _ body: EntryBody, of author: Person, in log: Log, _ calendar: LocalCalendar, at: Timestamp
    ) -> Phrase {
        let name = name(author)
        return switch body {
        case .say(let text): Phrase(verbatim: "<\(name)> \(Cleaning.lines(text))")
        case .action(let text): Phrase(verbatim: "* \(name) \(Cleaning.lines(text))")
        case .topic(let text): "* \(name)" + TopicText.words(Cleaning.lines(text))
        case .order(let order): "* \(name)" + OrderText.words(order, by: author, at: at)
        case .reply(let id, let text):
            "<\(name)> " + AmendmentText.answered(log.quote(id)) + " ⏎ \(Cleaning.lines(text))"
        case .amend(let id, let amendment): "* \(name)" + AmendmentText.words(amendment, of: id, in: log)
        case .sealed(.change(let change)): "* \(name)" + SealText.words(change, at: at)
        case .sealed(let body): "!! \(name): " + SealText.words(body)
        case .loss(let loss): "!! " + LossText.words(loss, calendar)
        }
    }

    private static func name(_ author: Person) -> String { Cleaning.line(author.name.text) }

    private static func mark(_ line: LogLine) -> Phrase {
        switch line.delivery {
        case .kept: if case .request = line.content { ": " + DeliveryText.done } else { .empty }
        case .none, .unsaved, .waiting: .empty
        case .held: " (" + DeliveryText.held + ")"
        case .notKept, .lost: " (" + DeliveryText.notKept + ")"
        case .refused(let refusal): " (" + DeliveryText.notSent(refusal) + ")"
        }
    }

    /// A line feed inside a message must not begin what looks like another one.
    private static func onOneLine(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ⏎ ")
    }
}
