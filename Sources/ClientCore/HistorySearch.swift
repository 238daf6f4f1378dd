internal import Text

/// Looking for a line sent before, letter by letter; nothing is changed until it is taken.
package struct HistorySearch: Equatable, Sendable {
    package internal(set) var pattern = ""
    /// The line that matches, as long as there is one; none before anything is typed.
    package var line: String? { position.map { lines[$0] } }
    package var isLost: Bool { !pattern.isEmpty && position == nil }

    private let lines: [String]
    private var position: Int?

    init(_ history: InputHistory) {
        lines = history.lines
    }

    /// Goes on in earlier lines.
    mutating func goBack() {
        if let position, let earlier = lines[..<position].lastIndex(where: matches) { self.position = earlier }
    }

    mutating func goForward() {
        if let position, let later = lines[(position + 1)...].firstIndex(where: matches) { self.position = later }
    }

    /// A longer pattern keeps the line it is at, if that still matches.
    mutating func type(_ text: String) {
        pattern += text
        position = lines.prefix((position ?? lines.count) + 1).lastIndex(where: matches)
    }

    mutating func deleteBackward() {
        _ = pattern.popLast()
        position = pattern.isEmpty ? nil : lines.lastIndex(where: matches)
    }

    /// Case aside; an initial consonant stands for each of its syllables.
    private func matches(_ line: String) -> Bool {
        Hangul.matches(line, filter: pattern)
    }
}

/// What is done while a line sent before is looked for.
package enum HistorySearchAction: Equatable, Sendable {
    /// Begins, and goes on.
    case back
    case forward
    case type(String)
    case deleteBackward
    /// Into the input line, where it can be changed before it is sent.
    case take
    case giveUp
}

extension ClientState {
    mutating func perform(_ action: HistorySearchAction) {
        guard var search = historySearch else {
            if action == .back { historySearch = HistorySearch(history) }
            return
        }
        switch action {
        case .back: search.goBack()
        case .forward: search.goForward()
        case .type(let text): search.type(Composer.typed(text))
        case .deleteBackward: search.deleteBackward()
        case .take: return takeFoundLine()
        case .giveUp:
            historySearch = nil
            return
        }
        historySearch = search
    }

    /// What any other key does first.
    mutating func takeFoundLine() {
        guard let search = historySearch else { return }
        historySearch = nil
        revision += 1
        if let line = search.line { rooms[active].composer.replace(before: line) }
    }
}

extension UserAction {
    /// Whether it is about the line, so that what was found is taken first.
    var endsHistorySearch: Bool {
        switch self {
        case .historySearch, .scroll, .scrollHelp, .redraw, .suspend, .focus: false
        default: true
        }
    }
}
