/// The words of a line that have a spelling: letters, with the apostrophes among them.
enum SpelledWords {
    /// Neither a command or address nor a word with digits in it, nor the one that is being written.
    static func of(_ line: Composer) -> [(word: String, range: Range<Int>)] {
        let clusters = Array(line.text)
        let caret = line.before.count
        return pieces(of: clusters).flatMap { piece in
            hasSpelling(clusters[piece], isFirst: piece.lowerBound == 0) ? words(in: clusters, piece) : []
        }.filter { $0.range.upperBound != caret }
    }

    /// What stands between blanks.
    private static func pieces(of clusters: [Character]) -> [Range<Int>] {
        clusters.split(whereSeparator: \.isWhitespace).map { $0.startIndex..<$0.endIndex }
    }

    private static func hasSpelling(_ piece: ArraySlice<Character>, isFirst: Bool) -> Bool {
        let isCommand = isFirst && piece.first == "/"
        return !isCommand && !piece.contains { "@#/_".contains($0) || $0.isNumber }
    }

    private static func words(in clusters: [Character], _ piece: Range<Int>) -> [(word: String, range: Range<Int>)] {
        clusters[piece].split { !$0.isLetter && !"'’".contains($0) }.compactMap { run in
            let start = run.prefix { !$0.isLetter }.endIndex
            let end = run.lastIndex(where: \.isLetter).map { $0 + 1 } ?? start
            return end > start + 1 ? (String(clusters[start..<end]), start..<end) : nil
        }
    }
}
