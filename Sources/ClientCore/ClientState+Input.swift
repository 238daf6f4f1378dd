internal import SottoModel
internal import Text

extension ClientState {
    /// Enter: what is typed goes out, or an empty line answers what is open.
    mutating func submit(at moment: Moment) -> [ClientEffect] {
        // Who says something wants to see it said.
        help = nil
        let text = composer.text
        guard !text.allSatisfy(\.isWhitespace) else { return submitNothing(at: moment) }
        guard isShortEnough(text, at: moment) else { return [] }
        history.add(text)
        finding = nil
        rooms[active].composer.replace(before: "")
        rooms[active].historyWalk = HistoryWalk()
        let from = room.name
        defer { if let index = index(of: from) { rooms[index].dropAbout() } }
        return run(text, at: moment)
    }

    mutating func submit(line: String, at moment: Moment) -> [ClientEffect] {
        if case .trust? = question { return answer(["y", "yes"].contains(line.lowercased()), at: moment) }
        let text = Composer.typed(line)
        guard !text.allSatisfy(\.isWhitespace), isShortEnough(text, at: moment) else { return [] }
        return run(text, at: moment)
    }

    mutating func apply(_ edit: Edit, at moment: Moment) {
        if case .insert(let text) = edit, text.utf8.count + composer.text.utf8.count > Composer.maximumBytes {
            complain(Words.tooMuchForTheLine, at: moment)
        } else {
            // At the end of the line there is nothing right of the caret but what is suggested.
            let suggested = edit == .move(.right) ? suggestion : ""
            rooms[active].composer.apply(suggested.isEmpty ? edit : .insert(suggested), &killRing)
        }
    }

    /// Up: within a text of several lines, and from its first one to the line sent before.
    mutating func showEarlierLine() {
        guard !rooms[active].composer.moveLine(down: false) else { return }
        guard let line = rooms[active].historyWalk.back(through: history, from: composer) else { return }
        rooms[active].composer.replace(before: line.before, after: line.after)
    }

    mutating func showLaterLine() {
        guard !rooms[active].composer.moveLine(down: true) else { return }
        guard let line = rooms[active].historyWalk.forward(through: history) else { return }
        rooms[active].composer.replace(before: line.before, after: line.after)
    }

    private mutating func submitNothing(at moment: Moment) -> [ClientEffect] {
        if case .nameTaken? = question { return answer(true, at: moment) }
        return retryNow()
    }

    private mutating func run(_ text: String, at moment: Moment) -> [ClientEffect] {
        switch Input(text) {
        case .say(let text): return say(text, about: room.about, at: moment)
        case .command(let name, let arguments):
            guard let command = SlashCommand.named(name) else {
                complain(Words.unknownCommand(name), at: moment)
                return []
            }
            if let effects = command.run(&self, arguments, moment) { return effects }
            complain(Words.usage(command.usage), at: moment)
            return []
        }
    }

    /// The limit is the server's; a text over it stays in the input line.
    private mutating func isShortEnough(_ text: String, at moment: Moment) -> Bool {
        let (bytes, limit) = (text.normalized().utf8.count, Limits().messageBytes)
        guard bytes > limit else { return true }
        complain(
            Phrase(
                "too long: \(bytes) bytes of at most \(limit). Shorten it, or send it in parts",
                "너무 깁니다. \(limit)바이트까지인데 \(bytes)바이트입니다. 줄이거나 나누어 보내세요"), at: moment)
        return false
    }
}

/// What a line from the input is.
enum Input: Equatable {
    case say(String)
    case command(String, arguments: String)

    init(_ text: String) {
        let text = text.normalized()
        guard text.first == "/" else {
            self = .say(text)
            return
        }
        guard !text.hasPrefix("//") else {
            self = .say(String(text.dropFirst()))
            return
        }
        let name = text.dropFirst().prefix { !$0.isWhitespace }
        let arguments = text.dropFirst(1 + name.count).drop(while: \.isWhitespace)
        self = .command(String(name), arguments: String(arguments))
    }
}
