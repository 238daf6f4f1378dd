package import SottoModel
internal import Text

/// What is done with the message that is chosen in the log.
package enum ChoiceAction: Equatable, Sendable {
    /// Choose this one, with the log scrolled so that it is in sight.
    case on(MessageID, Scroll, meetsTop: Bool)
    case reply, edit, retract, react
    /// Its words for the clipboard.
    case copy
    /// The first link in it.
    case open
}

/// What the line in the input is about; nil for a message of its own.
package enum About: Equatable, Sendable {
    case reply(MessageID)
    case edit(MessageID)
    case react(MessageID)

    package var message: MessageID {
        switch self {
        case .reply(let id), .edit(let id), .react(let id): id
        }
    }
}

extension ClientState {
    /// The message that is chosen, while somebody is in the log.
    package var chosen: MessageID? {
        if case .log(let id) = focus { id } else { nil }
    }

    mutating func perform(_ action: ChoiceAction, at moment: Moment) -> [ClientEffect] {
        if case .on(let id, let scroll, let meetsTop) = action {
            focus = .log(id)
            show(scroll)
            return meetsTop ? readBack(in: active, at: moment) : []
        }
        guard let id = chosen, let line = room.log.line(of: id) else { return [] }
        return perform(action, on: id, line, at: moment)
    }

    private mutating func perform(
        _ action: ChoiceAction, on id: MessageID, _ line: LogLine, at moment: Moment
    ) -> [ClientEffect] {
        switch action {
        case .on: break
        case .reply: write(about: .reply(id))
        case .react: write(about: .react(id), beginningWith: "")
        case .edit: beginEdit(of: id, line, at: moment)
        case .retract: askToRetract(id, line, at: moment)
        case .copy: return room.log.quote(id).map { [.copy(Cleaning.lines($0.text))] } ?? []
        case .open: return open(id, at: moment)
        }
        return []
    }

    mutating func giveUpOpening(_ words: Phrase, at moment: Moment) -> [ClientEffect] {
        complain(
            words + Phrase("; c copies the message, $BROWSER names a browser", ". c로 글을 복사하고, $BROWSER로 브라우저를 정합니다"),
            at: moment)
        return []
    }

    /// Sends what is typed as what it is about.
    mutating func say(_ text: String, about: About?, at moment: Moment) -> [ClientEffect] {
        switch about {
        case .reply(let id): return post(.reply(to: id, text), in: active, at: moment)
        case .edit(let id): return post(.amend(id, .edit(text)), in: active, at: moment)
        case .react(let id):
            if let emoji = Emoji(text) { return give(emoji, to: id, at: moment) }
            complain(Phrase("a sign is one emoji or letter", "표시는 그림 글자 하나나 글자 하나입니다"), at: moment)
            return []
        case nil: return post(.say(text), in: active, at: moment)
        }
    }

    /// The line in the input is a message of its own again: the one that was being written before, where there is one.
    mutating func dropAbout() {
        rooms[active].dropAbout()
    }

    /// What was being written becomes the reply, and waits while something else is typed.
    private mutating func write(about: About, beginningWith text: String? = nil) {
        dropAbout()
        if let text {
            rooms[active].draftAside = composer
            rooms[active].composer = Composer(before: text)
        }
        rooms[active].about = about
        focus = .input
    }

    private mutating func beginEdit(of id: MessageID, _ line: LogLine, at moment: Moment) {
        guard line.isOf(me.identity) else {
            return complain(Phrase("only who said it can say it otherwise", "말한 사람만 고칠 수 있습니다"), at: moment)
        }
        write(about: .edit(id), beginningWith: room.log.quote(id)?.text ?? "")
    }

    private mutating func askToRetract(_ id: MessageID, _ line: LogLine, at moment: Moment) {
        guard line.isOf(me.identity) || room.rules.mayOrder else {
            return complain(
                Phrase("only who said it, and operators, can take it back", "말한 사람과 운영자만 지울 수 있습니다"), at: moment)
        }
        question = .retract(id)
    }

    private mutating func open(_ id: MessageID, at moment: Moment) -> [ClientEffect] {
        guard let link = room.log.quote(id).flatMap({ WebLink.first(in: $0.text) }) else {
            complain(Phrase("there is no link in that message", "그 글에는 링크가 없습니다"), at: moment)
            return []
        }
        return [.open(link)]
    }
}

extension Room {
    mutating func dropAbout() {
        if let draft = draftAside { composer = draft }
        draftAside = nil
        about = nil
    }
}

extension LogLine {
    func isOf(_ identity: IdentityKey) -> Bool {
        guard case .entry(let author, _) = content else { return false }
        return author.identity == identity
    }
}
