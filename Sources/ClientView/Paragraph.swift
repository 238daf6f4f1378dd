internal import Screen
internal import SottoModel
internal import Text

/// A piece of a row in one style.
struct Span: Equatable {
    var text: Substring
    var style: Style
    /// Where it leads.
    var link: String?
    /// Whose name it is.
    var person: Person?
}

/// Text in several styles that wraps as one.
struct Paragraph {
    private(set) var text = ""
    /// Where each run ends, in UTF-8, how it looks, and what it stands for.
    private var runs: [(end: Int, style: Style, link: String?, person: Person?)] = []

    mutating func add(_ piece: String, _ style: Style = .plain, link: String? = nil, person: Person? = nil) {
        text += piece
        runs.append((text.utf8.count, style, link, person))
    }

    /// What somebody wrote, its links as such.
    mutating func add(linking words: String, _ style: Style = .plain) {
        var linked = style
        linked.attributes.insert(.underline)
        var start = words.startIndex
        for range in WebLink.ranges(in: words) {
            add(String(words[start..<range.lowerBound]), style)
            add(String(words[range]), linked, link: String(words[range]))
            start = range.upperBound
        }
        add(String(words[start...]), style)
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
            if !part.isEmpty {
                spans.append(Span(text: text[part], style: run.style, link: run.link, person: run.person))
            }
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
            position.column = write(
                span.text, at: position, in: rectangle, style: span.style, link: span.link.flatMap { number(of: $0) })
        }
    }

    /// The pieces of one link have one number, so that they are one to the terminal too.
    private mutating func number(of link: String) -> UInt16? {
        if let index = links.firstIndex(of: link) { return UInt16(exactly: index) }
        links.append(link)
        return UInt16(exactly: links.count - 1)
    }
}
