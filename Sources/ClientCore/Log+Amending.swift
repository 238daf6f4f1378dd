package import SottoModel

/// What a reply answers, as far as it is here.
package struct Quote: Equatable, Sendable {
    package let author: UserName
    /// Empty where it was taken back.
    package let text: String
}

extension Log {
    /// What became of the line's message; nil where nothing did.
    package func amended(_ line: LogLine) -> Amended? {
        line.message.flatMap { amendments[$0] }
    }

    /// The message's words; nil where it is not here.
    ///
    /// - Parameter asFirstSaid: before it was changed.
    package func quote(_ id: MessageID, asFirstSaid: Bool = false) -> Quote? {
        guard let line = line(of: id), case .entry(let author, let body) = line.content else { return nil }
        return Quote(author: author.name, text: (asFirstSaid ? nil : amendments[id]?.text) ?? body.text)
    }

    /// The line of a message; nil where it is not here. Those that are talked about are mostly near the end.
    func line(of id: MessageID) -> LogLine? {
        settled.last { $0.message == id && $0.isMessage }
    }

    /// Where the line of a message is.
    package func index(of message: MessageID) -> Int? {
        settled.lastIndex { $0.message == message && $0.isMessage }
    }

    /// Whether something can be done about it: it was said, it is in the record, and nobody took it back.
    package func canBeChosen(_ line: LogLine) -> Bool {
        line.isMessage && line.number != nil && amended(line)?.isRetracted != true
    }

    /// The last line of those that stand by themselves and can be talked about.
    func lastMessage(where isMeant: (LogLine) -> Bool) -> LogLine? {
        settled.last { canBeChosen($0) && isMeant($0) }
    }

    /// Folds a change into the message it is about, whether or not that is here yet.
    mutating func amend(_ id: MessageID, _ amendment: Amendment, by author: IdentityKey, at number: EntryNumber) {
        amendments.amend(id, amendment, by: author, number)
        guard amendment == .retract else { return }
        guard let index = settled.lastIndex(where: { $0.message == id && $0.isMessage }) else { return }
        settled[index].empty()
    }
}

extension LogLine {
    /// Whether it is something said in the room, and no change of it.
    package var isMessage: Bool {
        guard case .entry(_, let body) = content else { return false }
        switch body {
        case .say, .action, .reply: return true
        case .topic, .order, .loss, .amend, .sealed: return false
        }
    }

    var isAmendment: Bool {
        if case .entry(_, .amend) = content { true } else { false }
    }

    /// What is erased elsewhere is not kept here.
    mutating func empty() {
        guard case .entry(let author, _) = content else { return }
        content = .entry(author, .say(""))
    }
}

extension Entry {
    /// What it changes, and where it has its number.
    var amendment: (id: MessageID, Amendment, EntryNumber)? {
        guard case .amend(let id, let amendment) = body, let number = place.number else { return nil }
        return (id, amendment, number)
    }
}
