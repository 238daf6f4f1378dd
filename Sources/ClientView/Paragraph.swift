internal import Screen
internal import Text

/// A piece of a row in one style.
struct Span: Equatable {
    let text: Substring
    let style: Style
}

/// Text in several styles that wraps as one.
struct Paragraph {
    private(set) var text = ""
    /// Where each run ends, in UTF-8, and how it looks.
    private var runs: [(end: Int, style: Style)] = []

    mutating func add(_ piece: String, _ style: Style = .plain) {
        text += piece
        runs.append((text.utf8.count, style))
    }

    func rows(columns: Int, indent: Int) -> [[Span]] {
        Wrapping.rows(text, columns: columns, indent: indent).map(spans)
    }

    private func spans(_ row: Substring) -> [Span] {
        var start = text.startIndex
        var spans: [Span] = []
        for run in runs {
            let end = text.utf8.index(text.startIndex, offsetBy: run.end)
            let part = max(start, row.startIndex)..<max(start, row.startIndex, min(end, row.endIndex))
            if !part.isEmpty { spans.append(Span(text: text[part], style: run.style)) }
            start = end
        }
        return spans
    }
}

extension Frame {
    /// Writes spans one behind the other.
    mutating func write(_ spans: [Span], at position: Position, in rectangle: Rectangle) {
        var position = position
        for span in spans {
            position.column = write(span.text, at: position, in: rectangle, style: span.style)
        }
    }
}
