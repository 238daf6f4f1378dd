internal import SottoModel

/// A place in the log's text, whatever is scrolled.
package struct LogPoint: Equatable, Sendable {
    package let line: LineID
    /// Counted from the first row of the line.
    package let row: Int
    package let column: Int

    package init(line: LineID, row: Int, column: Int) {
        self.line = line
        self.row = row
        self.column = column
    }
}

/// What is marked in the log while the mouse's button is held; the two ends may be either way round, and both belong to
/// it.
package struct Marked: Equatable, Sendable {
    package let from: LogPoint
    package internal(set) var to: LogPoint

    /// A click.
    package var isPoint: Bool { from == to }
}

package enum MarkAction: Equatable, Sendable {
    case begin(LogPoint)
    case extend(to: LogPoint)
    /// The words that were marked, for the clipboard.
    case copy(String)
    case drop
}

extension UserAction {
    /// Anything else ends the marking.
    var isMarking: Bool {
        if case .mark = self { true } else { false }
    }
}

extension ClientState {
    /// Also for a key in the input line, which draws nothing else anew.
    mutating func dropMarks() {
        guard marked != nil else { return }
        marked = nil
        revision += 1
    }

    mutating func perform(_ action: MarkAction) -> [ClientEffect] {
        switch action {
        case .begin(let point):
            focus = .input
            marked = Marked(from: point, to: point)
        case .extend(let point): marked?.to = point
        case .copy(let text):
            marked = nil
            return text.isEmpty ? [] : [.copy(text)]
        case .drop: marked = nil
        }
        return []
    }
}
