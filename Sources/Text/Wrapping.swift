/// Breaks text into rows of a pane.
package enum Wrapping {
    /// The rows of a text: broken at spaces, within a word only when the word alone is too long, and at every
    /// line feed. The spaces at a break belong to no row; those after a line feed stay.
    ///
    /// - Parameters:
    ///   - columns: the width of the first row. A row takes one cluster even where that does not fit.
    ///   - indent: how much narrower every later row is.
    /// - Returns: at least one row.
    package static func rows(_ text: String, columns: Int, indent: Int = 0) -> [Substring] {
        guard !fits(text, columns) else { return [text[...]] }
        var rows: [Substring] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd) {
            var rest = line
            repeat {
                rows.append(takeRow(from: &rest, columns: rows.isEmpty ? columns : columns - indent))
            } while !rest.isEmpty
        }
        return rows
    }

    /// Whether it is one row, by its bytes: nothing takes more columns than bytes.
    private static func fits(_ text: String, _ columns: Int) -> Bool {
        text.utf8.count <= columns && !text.utf8.contains(UInt8(ascii: "\n"))
    }

    private static func isLineEnd(_ cluster: Character) -> Bool {
        cluster == "\n" || cluster == "\r\n"
    }

    /// Takes the longest row off the front, with the spaces behind it.
    private static func takeRow(from text: inout Substring, columns: Int) -> Substring {
        let fitting = Columns.prefix(text, columns: columns)
        guard fitting.endIndex < text.endIndex else {
            defer { text = text[text.endIndex...] }
            return text
        }
        let end = lastBreak(in: fitting, of: text) ?? fitting.endIndex
        let row = end > text.startIndex ? text[..<end] : text.prefix(1)
        text = text[row.endIndex...].drop { $0 == " " }
        return row
    }

    /// The end of the last whole word that fits, nil when the first word does not.
    private static func lastBreak(in fitting: Substring, of text: Substring) -> String.Index? {
        let endsWord = text[fitting.endIndex] == " "
        let words = endsWord ? fitting : fitting[..<(fitting.lastIndex(of: " ") ?? fitting.startIndex)]
        return words.lastIndex { $0 != " " }.map(words.index(after:))
    }
}
