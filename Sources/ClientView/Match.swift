internal import Screen
internal import Text

/// Where the words of a question stand in a line, for the eye: case aside, anywhere in a word, an initial consonant for
/// each of its syllables.
struct Match {
    private let words: [[Character]]

    init(_ question: String) {
        words = question.normalized().lowercased().split(whereSeparator: \.isWhitespace).map(Array.init)
    }

    /// The line from its beginning, or from a little before the first match where that would not be seen.
    func spans(in line: String, columns: Int) -> [Span] {
        let characters = Array(line.normalized())
        let marked = marks(in: characters)
        let first = marked.firstIndex(of: true) ?? 0
        let isSeen = Columns.of(String(characters[..<min(first + 1, characters.count)])) < columns
        let start = isSeen ? 0 : max(first - columns / 4, 0)
        let end = min(start + columns, characters.count)
        var spans = start > 0 ? [Span(text: "…", style: Theme.dim)] : []
        var next = start
        while next < end {
            let run = marked[next..<end].prefix { $0 == marked[next] }
            let text = String(characters[next..<run.endIndex])
            spans.append(Span(text: text[...], style: marked[next] ? Theme.found : .plain))
            next = run.endIndex
        }
        return spans
    }

    /// The same row with what matches marked.
    func marking(_ spans: [Span]) -> [Span] {
        let clusters = spans.flatMap(\.text)
        let marks = marks(in: clusters)
        guard marks.contains(true) else { return spans }
        var marked: [Span] = []
        var next = 0
        for span in spans {
            let end = next + span.text.count
            while next < end {
                let run = marks[next..<end].prefix { $0 == marks[next] }
                var piece = span
                piece.text = String(clusters[run.indices])[...]
                if marks[next] { piece.style = Theme.found }
                marked.append(piece)
                next = run.endIndex
            }
        }
        return marked
    }

    private static func matches(_ cluster: String, _ letter: String) -> Bool {
        cluster == letter || Hangul.initials(of: cluster) == letter
    }

    private func marks(in line: [Character]) -> [Bool] {
        let folded = line.map { $0.lowercased() }
        var marks = Array(repeating: false, count: line.count)
        for word in words where word.count <= line.count {
            for start in 0...line.count - word.count
            where zip(folded[start...], word).allSatisfy({ Self.matches($0, String($1)) }) {
                for index in start..<start + word.count { marks[index] = true }
            }
        }
        return marks
    }
}
