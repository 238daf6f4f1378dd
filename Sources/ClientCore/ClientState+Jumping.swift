internal import SottoModel

/// A place in the log that one goes to at once.
package enum Jump: Equatable, Sendable {
    /// Where one was when one last looked away.
    case unread
    /// The line before (-1) or after (1) that speaks of us, or is a whisper to us.
    case mention(Int)
}

extension ClientState {
    mutating func jump(to jump: Jump, at moment: Moment) {
        switch jump {
        case .unread:
            let mark = room.unreadAfter
            guard let index = room.log.settled.firstIndex(where: { $0.id == mark }).map({ $0 + 1 }),
                index < room.log.settled.count
            else { return }
            rooms[active].reveal(index)
        case .mention(let step):
            let found = room.log.index(from: foundIndex, by: step) { line in speaksOfUs(line) }
            if let found { rooms[active].reveal(found) }
        }
    }

    mutating func noteFocus(_ has: Bool) {
        hasFocus = has
        if !has, question == nil { lookAway() }
    }

    /// The terminal lost the focus, or another room is shown: what comes from now on is new to who comes back.
    mutating func lookAway() {
        guard room.scroll == .bottom else { return }
        rooms[active].unreadAfter = room.log.last?.id
    }

    mutating func showLastRoom() {
        guard let index = lastRoom.flatMap({ index(of: $0) }) else { return }
        show(room: index)
    }

    private func speaksOfUs(_ line: LogLine) -> Bool {
        switch line.content {
        case .entry(let author, let body):
            author.identity != me.identity && Mention.of(name, or: settings.highlight, in: body.text)
        case .whisper(let whisper): whisper.direction != .sent
        case .presence, .notice, .problem, .found, .request: false
        }
    }
}

extension Room {
    /// So few lines from the end the end is shown.
    private static let nearEnd = 3

    /// Shows a settled line amid others, marked.
    mutating func reveal(_ index: Int) {
        let id = log.settled[index].id
        scroll = log.count - index <= Self.nearEnd ? .bottom : .around(id)
        found = id
    }
}
