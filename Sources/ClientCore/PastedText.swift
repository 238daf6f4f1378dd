internal import Text

/// A text of several lines that was pasted, until somebody says what becomes of it.
package struct PastedText: Equatable, Sendable {
    package internal(set) var text: String

    package var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
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
            pasted = PastedText(text: whole)
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
