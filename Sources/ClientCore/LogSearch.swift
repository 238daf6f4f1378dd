internal import SottoModel
internal import Text

/// Looking for something in the lines that are here, letter by letter.
package struct LogSearch: Equatable, Sendable {
    package internal(set) var pattern = ""
    /// Whether nothing that is here has it.
    package internal(set) var isLost = false
    /// What was shown before.
    let origin: Scroll
}

/// What is done while something is looked for in the log.
package enum LogSearchAction: Equatable, Sendable {
    /// Begins, and goes on in earlier lines.
    case back
    case forward
    case type(String)
    case deleteBackward
    /// Stay where it was found.
    case take
    /// Ask the server, which has it all.
    case askServer
    /// Back to where it began.
    case giveUp
}

extension ClientState {
    mutating func perform(_ action: LogSearchAction, at moment: Moment) -> [ClientEffect] {
        guard let search = logSearch else {
            if action == .back { logSearch = LogSearch(origin: room.scroll) }
            return []
        }
        switch action {
        case .back: look(from: foundIndex, by: -1)
        case .forward: look(from: foundIndex, by: 1)
        case .type(let text): look(for: search.pattern + Composer.typed(text))
        case .deleteBackward: look(for: String(search.pattern.dropLast()))
        case .take: logSearch = nil
        case .askServer:
            logSearch = nil
            return self.search(search.pattern, at: moment)
        case .giveUp:
            logSearch = nil
            show(search.origin)
            rooms[active].found = nil
        }
        return []
    }

    /// Where something was found last; behind the last line where nothing was.
    var foundIndex: Int {
        room.found.flatMap { id in room.log.settled.firstIndex { $0.id == id } } ?? room.log.settled.count
    }

    /// A longer pattern keeps the line it is at, if that still matches.
    private mutating func look(for pattern: String) {
        logSearch?.pattern = pattern
        look(from: min(foundIndex + 1, room.log.settled.count), by: -1)
    }

    private mutating func look(from index: Int, by step: Int) {
        guard let pattern = logSearch?.pattern, !pattern.isEmpty else { return }
        let log = room.log
        let found = log.index(from: index, by: step) { line in
            log.words(of: line).map { Hangul.matches($0, filter: pattern) } ?? false
        }
        logSearch?.isLost = found == nil
        if let found { rooms[active].reveal(found) }
    }
}

extension Log {
    /// What people said in a line, as it reads now; nil for what nobody said.
    package func words(of line: LogLine) -> String? {
        switch line.content {
        case .entry(_, let body): amended(line)?.text ?? body.text
        case .whisper(let whisper): whisper.body.text
        case .presence, .notice, .problem, .found, .request: nil
        }
    }

    /// The next settled line up (-1) or down (1) that is meant.
    func index(from start: Int, by step: Int, where isMeant: (LogLine) -> Bool) -> Int? {
        var index = start + step
        while settled.indices.contains(index) {
            if isMeant(settled[index]) { return index }
            index += step
        }
        return nil
    }
}
