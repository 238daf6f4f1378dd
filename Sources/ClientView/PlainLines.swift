package import ClientCore
internal import SottoModel
internal import Text

/// The log for pipes, scripts and screen readers: one line of text each.
package enum PlainLines {
    /// `12:00 <alice> hello`, `12:00 alice → you: psst`, `12:00 * bob joined`
    package static func text(for line: LogLine, calendar: LocalCalendar) -> String {
        let words = words(line.content, calendar, at: line.at) + mark(line)
        return "\(calendar.civil(line.at).clock) \(onOneLine(words))"
    }

    private static func words(_ content: LogLine.Content, _ calendar: LocalCalendar, at: Timestamp) -> String {
        switch content {
        case .entry(let author, .say(let text)):
            "<\(Cleaning.line(author.name.text))> \(Cleaning.lines(text))"
        case .entry(let author, .action(let text)):
            "* \(Cleaning.line(author.name.text)) \(Cleaning.lines(text))"
        case .entry(let author, .topic(let text)):
            "* \(Cleaning.line(author.name.text)) set the topic: \(Cleaning.lines(text))"
        case .entry(let author, .order(let order)):
            "* \(Cleaning.line(author.name.text)) \(OrderText.words(order, at: at))"
        case .entry(_, .loss(let loss)): "!! \(LossText.words(loss, calendar))"
        case .whisper(let whisper): "\(WhisperText.heading(whisper)) \(WhisperText.body(whisper))"
        case .presence(let fold): "* \(PresenceText.words(fold))"
        case .notice(let text): "-- \(Cleaning.lines(text))"
        case .problem(let text): "!! \(Cleaning.lines(text))"
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
