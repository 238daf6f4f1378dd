internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// A line of the log in words and styles, without its time. Everything of others is cleaned here.
struct LineText {
    let myself: Person
    let calendar: LocalCalendar

    func paragraph(_ line: LogLine) -> Paragraph {
        var paragraph = Paragraph()
        switch line.content {
        case .entry(let author, let body): add(author, body, to: &paragraph)
        case .whisper(let whisper): add(whisper, to: &paragraph)
        case .presence(let fold): paragraph.add(PresenceText.sign(fold) + PresenceText.words(fold), Theme.dim)
        case .notice(let text): paragraph.add("-- " + Cleaning.lines(text), Theme.dim)
        case .problem(let text): paragraph.add("!! " + Cleaning.lines(text), Theme.problem)
        }
        addMark(line.delivery, to: &paragraph)
        return paragraph
    }

    private func add(_ author: Person, _ body: EntryBody, to paragraph: inout Paragraph) {
        let name = Cleaning.line(author.name.text)
        let style = nameStyle(author, body)
        switch body {
        case .say(let text):
            paragraph.add(name, style)
            paragraph.add(": " + Cleaning.lines(text))
        case .action(let text):
            paragraph.add("* ", Theme.dim)
            paragraph.add(name, style)
            paragraph.add(" " + Cleaning.lines(text))
        case .topic(let text):
            paragraph.add("* ", Theme.dim)
            paragraph.add(name, style)
            paragraph.add(" set the topic: " + Cleaning.line(text), Theme.dim)
        case .loss(let loss): paragraph.add("!! " + LossText.words(loss, calendar), Theme.problem)
        }
    }

    /// Whoever speaks of us is seen at once.
    private func nameStyle(_ author: Person, _ body: EntryBody) -> Style {
        var style = Theme.name(of: author.identity)
        if author.identity != myself.identity, Mention.of(myself.name, in: body.text) {
            style.attributes.insert(.reverse)
        }
        return style
    }

    private func add(_ whisper: Whisper, to paragraph: inout Paragraph) {
        paragraph.add(WhisperText.heading(whisper), Theme.whisperName)
        paragraph.add(" " + WhisperText.body(whisper), Theme.whisper)
    }

    private func addMark(_ delivery: Delivery, to paragraph: inout Paragraph) {
        switch delivery {
        case .none: break
        case .waiting: paragraph.add(" ·", Theme.bold)
        case .kept: paragraph.add(" ✓", Theme.dim)
        case .notKept, .lost: paragraph.add(" (not kept)", Theme.dim)
        case .refused(let refusal): paragraph.add(" ✗ \(RefusalText.short(refusal))", Theme.problem)
        }
    }
}

enum WhisperText {
    /// `alice → you:` or `you → bob:`
    static func heading(_ whisper: Whisper) -> String {
        let peer = Cleaning.line(whisper.peer.text)
        switch whisper.direction {
        case .received: return "\(peer) → you:"
        case .sent: return "you → \(peer):"
        }
    }

    static func body(_ whisper: Whisper) -> String {
        switch whisper.body {
        case .say(let text), .topic(let text): Cleaning.lines(text)
        case .action(let text): "* " + Cleaning.lines(text)
        // No whisper that was read holds one.
        case .loss: ""
        }
    }
}

enum LossText {
    /// `lines between 12:03 and 12:07, Monday 23 November 2026, were lost`
    static func words(_ loss: Loss, _ calendar: LocalCalendar) -> String {
        let (since, until) = (calendar.civil(loss.since), calendar.civil(loss.until))
        let end = "\(until.clock), \(until.date)"
        guard loss.after != .zero else { return "lines from before \(end), were lost" }
        let beginning = since.isSameDay(as: until) ? since.clock : "\(since.clock), \(since.date),"
        return "lines between \(beginning) and \(end), were lost"
    }
}

enum RefusalText {
    /// What stands behind ✗.
    static func short(_ refusal: Refusal) -> String {
        switch refusal {
        case .nobodyThere: "nobody there"
        case .notInRoom: "not in the room"
        case .tooLong: "too long"
        case .idInUse: "send it again"
        case .nameTaken, .badProof, .notAdmitted, .tooManySessions, .tooManyRooms, .notPossible: "not possible"
        }
    }
}
