internal import ClientCore
internal import Screen
internal import Text

/// While somebody reads back the last rows stay in sight, under a rule.
extension LogPane {
    private static let kept = 3
    /// Lower panes are for what is read alone.
    private static let leastHeight = 12

    /// The rows that are left for what is read.
    func readingHeight(_ height: Int) -> Int {
        height - newestRows(height: height).count
    }

    /// The rows of a page: also the first one up is no longer than those after it, or it would not be found again.
    func pageHeight(_ height: Int) -> Int {
        let isAtEnd = scroll == .bottom && height >= Self.leastHeight && highest(height: height) != newest
        return isAtEnd ? height - Self.kept - 1 : readingHeight(height)
    }

    func newestRows(height: Int) -> [LogRow] {
        guard scroll != .bottom, height >= Self.leastHeight, let newest,
            let bottom = bottom(height: height - Self.kept - 1)
        else { return [] }
        let count = (0...Self.kept).first { bottom.moved(by: $0, in: self) == newest } ?? Self.kept
        return count == 0 ? [] : [ruleRow(words)] + rows(endingAt: newest, count: count)
    }

    private var words: String {
        (unseen > 0 ? NewestText.new(unseen) : Phrase("▼ the newest", "▼ 가장 새 글"))[text.language]
    }

    func ruleRow(_ words: String) -> LogRow {
        let words = Columns.prefix("── \(words) ", columns: columns)
        let line = words + String(repeating: "─", count: max(columns - Columns.of(words), 0))
        return LogRow(stamp: "", indent: 0, spans: [Span(text: Substring(line), style: Theme.dim)])
    }
}
