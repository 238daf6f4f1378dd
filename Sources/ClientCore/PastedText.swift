/// A text of several lines that was pasted, until somebody says what becomes of it.
package struct PastedText: Equatable, Sendable {
    package static let shownLines = 8

    package let text: String
    package let lineCount: Int
    /// The first of its lines, as much of each as any screen shows.
    package let firstLines: [String]

    init(_ text: String) {
        self.text = text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        lineCount = lines.count
        firstLines = lines.prefix(Self.shownLines).map { String($0.prefix(1_000)) }
    }
}

package enum PasteAction: Equatable, Sendable {
    /// As one message, with what stands in the input line.
    case send
    /// Into the input line.
    case edit
    case drop
}

extension ClientState {
    /// One line goes into the input line; for more somebody is asked. A line end at the end begins no line.
    mutating func paste(_ text: String, at moment: Moment) {
        var text = Composer.typed(text)
        while text.last == "\n" { text.removeLast() }
        let whole = pasted.map { $0.text + "\n" + text } ?? text
        if whole.utf8.count + composer.text.utf8.count > Composer.maximumBytes {
            complain(Words.tooMuchForTheLine, at: moment)
        } else if whole.contains("\n") {
            pasted = PastedText(whole)
        } else {
            apply(.insert(text), at: moment)
        }
    }

    mutating func perform(_ action: PasteAction, at moment: Moment) -> [ClientEffect] {
        guard let pasted else { return [] }
        self.pasted = nil
        switch action {
        case .drop: return []
        case .edit:
            apply(.insert(pasted.text), at: moment)
            return []
        case .send:
            // What was written elsewhere is no command here.
            let escape = composer.before.isEmpty && pasted.text.hasPrefix("/") ? "/" : ""
            apply(.insert(escape + pasted.text), at: moment)
            return submit(at: moment)
        }
    }
}
