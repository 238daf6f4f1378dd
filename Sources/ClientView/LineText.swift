internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// A line of the log in words and styles, without its time. Everything of others is cleaned here.
struct LineText {
    let myself: Person
    let calendar: LocalCalendar
    /// Words that are meant for us as our name is.
    let highlight: [String]
    let log: Log
    let peers: Peers
    let language: Language
    /// Of the row that quotes what is answered.
    let columns: Int
    /// Signs that come behind a line later are left out.
    var isReadAloud = false

    /// - Parameters:
    ///   - isBare: only what was said.
    ///   - speaksOn: the line before is of the same person.
    func paragraph(_ line: LogLine, isBare: Bool = false, speaksOn: Bool = false) -> Paragraph {
        var paragraph = Paragraph()
        if speaksOn, let words = log.words(of: line) {
            paragraph.add(linking: Cleaning.lines(words))
            return paragraph
        }
        switch line.content {
        case .entry(let author, let body):
            add(author, log.amended(line)?.amending(body) ?? body, at: line.at, to: &paragraph)
            if let amended = log.amended(line) { add(amended, to: &paragraph) }
        case .whisper(let whisper): add(whisper, to: &paragraph)
        case .presence(let fold): paragraph.add(PresenceText.sign(fold) + PresenceText.words(fold)[language], Theme.dim)
        case .notice(let text): paragraph.add("-- " + Cleaning.lines(text[language]), Theme.dim)
        case .problem(let text): paragraph.add("!! " + Cleaning.lines(text[language]), Theme.problem)
        case .found(let room, let entry):
            paragraph.add(Cleaning.line(room.text) + " ", Theme.dim)
            add(entry.author, entry.body, at: entry.at, to: &paragraph)
        case .request(let text): paragraph.add("-- " + Cleaning.lines(text[language]), Theme.dim)
        }
        guard !isBare else { return paragraph }
        addMark(line.delivery, to: &paragraph)
        if let amended = log.amended(line) { addReactions(amended, to: &paragraph) }
        return paragraph
    }

    private func add(_ author: Person, _ body: EntryBody, at: Timestamp, to paragraph: inout Paragraph) {
        let name = Cleaning.line(author.name.text) + (peers.isVerified(author.identity) ? Signs.of(.verified) : "")
        let style = nameStyle(author, body)
        switch body {
        case .say(let text):
            paragraph.add(name, style, person: author)
            paragraph.add(": ")
            paragraph.add(linking: Cleaning.lines(text))
        case .action(let text):
            paragraph.add("* ", Theme.dim)
            paragraph.add(name, style, person: author)
            paragraph.add(" ")
            paragraph.add(linking: Cleaning.lines(text))
        case .topic(let text):
            paragraph.add("* ", Theme.dim)
            paragraph.add(name, style, person: author)
            paragraph.add(TopicText.words(Cleaning.line(text))[language], Theme.dim)
        case .order(let order):
            paragraph.add("* ", Theme.dim)
            paragraph.add(name, style, person: author)
            paragraph.add(OrderText.words(order, by: author, at: at)[language], Theme.dim)
        case .sealed(.change(let change)):
            paragraph.add("* ", Theme.dim)
            paragraph.add(name, style, person: author)
            paragraph.add(SealText.words(change, at: at)[language], Theme.dim)
        case .sealed(let body):
            paragraph.add("!! ", Theme.problem)
            paragraph.add(name, style, person: author)
            paragraph.add(": " + SealText.words(body)[language], Theme.problem)
        case .loss(let loss): paragraph.add("!! " + LossText.words(loss, calendar)[language], Theme.problem)
        case .reply(let id, let text):
            paragraph.add(AmendmentText.answered(log.quote(id), columns: columns)[language] + "\n", Theme.dim)
            paragraph.add(name, style, person: author)
            paragraph.add(": ")
            paragraph.add(linking: Cleaning.lines(text))
        case .amend(let id, let amendment):
            paragraph.add("* ", Theme.dim)
            paragraph.add(name, style, person: author)
            paragraph.add(AmendmentText.words(amendment, of: id, in: log)[language], Theme.dim)
        }
    }

    /// Whoever speaks of us is seen at once.
    private func nameStyle(_ author: Person, _ body: EntryBody) -> Style {
        var style = Theme.name(of: author.identity)
        if author.identity != myself.identity, Mention.of(myself.name, or: highlight, in: body.text) {
            style.attributes.insert(.reverse)
        }
        return style
    }

    private func add(_ whisper: Whisper, to paragraph: inout Paragraph) {
        if let trust = whisper.trust { paragraph.add(Signs.of(trust) + " ", TrustText.style(trust)) }
        paragraph.add(WhisperText.heading(whisper)[language], Theme.whisperName)
        paragraph.add(linking: " " + WhisperText.body(whisper), Theme.whisper)
    }

    private func add(_ amended: Amended, to paragraph: inout Paragraph) {
        if amended.isRetracted {
            paragraph.add(AmendmentText.removed[language], Theme.dim)
        } else if amended.text != nil {
            paragraph.add(AmendmentText.edited[language], Theme.dim)
        }
    }

    /// A row of its own below; one's own stand in brackets.
    private func addReactions(_ amended: Amended, to paragraph: inout Paragraph) {
        let reactions = amended.reactions(for: myself.identity)
        guard !reactions.isEmpty else { return }
        paragraph.add("\n" + reactions.map(AmendmentText.words).joined(separator: " "), Theme.dim)
    }

    private func addMark(_ delivery: Delivery, to paragraph: inout Paragraph) {
        switch delivery {
        case .none, .unsaved: break
        case .waiting where isReadAloud, .kept where isReadAloud: break
        case .waiting: paragraph.add(" ·", Theme.bold)
        case .kept: paragraph.add(" ✓", Theme.dim)
        case .held: paragraph.add(" ✓ (\(DeliveryText.held[language]))", Theme.dim)
        case .notKept, .lost: paragraph.add(" (\(DeliveryText.notKept[language]))", Theme.dim)
        case .refused(let refusal): paragraph.add(" ✗ \(RefusalText.short(refusal)[language])", Theme.problem)
        }
    }
}

enum TrustText {
    static func style(_ trust: Trust) -> Style {
        trust.stops ? Theme.problem : Theme.dim
    }

    /// Before a line of text, where it is out of the ordinary.
    static func prefix(_ trust: Trust?) -> String {
        let mark = mark(trust).dropFirst()
        return mark.isEmpty ? "" : mark + " "
    }

    /// Behind a name in a list, where there is anything to say: whoever is only pinned is like everybody else.
    static func mark(_ trust: Trust?) -> String {
        switch trust {
        case .verified?, .changed?, .revoked?: trust.map { " " + Signs.of($0) } ?? ""
        case .pinned?, nil: ""
        }
    }
}
