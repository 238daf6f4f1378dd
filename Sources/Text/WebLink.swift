/// Addresses of the web in what people write.
package enum WebLink {
    /// Nothing else is ever opened or made clickable.
    private static let schemes = ["https://", "http://", "mailto:"]
    /// What they begin with, in either case.
    private static let initials = "hHmM".utf8
    /// Longer ones are text.
    private static let maximumBytes = 2_000
    /// What ends a sentence, not an address.
    private static let closing: Set<Character> = [
        ".", ",", ";", ":", "!", "?", "'", "\"", "”", "’", ">", "…", "。", "、",
    ]

    package static func first(in text: String) -> String? {
        ranges(in: text).first.map { String(text[$0]) }
    }

    /// Where the addresses stand: from their scheme up to a blank or anything that has no place in one.
    package static func ranges(in text: String) -> [Range<String.Index>] {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return [] }
        var ranges: [Range<String.Index>] = []
        var start = text.startIndex
        while start < text.endIndex {
            if let range = range(in: text, at: start), isFree(text, before: start) {
                ranges.append(range)
                start = range.upperBound
            } else {
                start = text.index(after: start)
            }
        }
        return ranges
    }

    private static func range(in text: String, at start: String.Index) -> Range<String.Index>? {
        guard initials.contains(text.utf8[start]),
            let scheme = schemes.first(where: { begins(text[start...], with: $0) })
        else { return nil }
        let word = trimmed(text[start...].prefix(while: isPart))
        guard word.utf8.count > scheme.utf8.count, word.utf8.count <= maximumBytes else { return nil }
        return start..<word.endIndex
    }

    private static func begins(_ text: Substring, with scheme: String) -> Bool {
        text.prefix(scheme.count).lowercased() == scheme
    }

    private static func isPart(_ cluster: Character) -> Bool {
        !cluster.isWhitespace && !"<>\"`{}|\\^".contains(cluster)
            && cluster.unicodeScalars.allSatisfy { $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) }
    }

    /// Without what closes the sentence, or a bracket that was opened before it.
    private static func trimmed(_ word: Substring) -> Substring {
        var word = word
        while let last = word.last {
            let isUnopened = last == ")" && word.count(where: { $0 == "(" }) < word.count(where: { $0 == ")" })
            guard closing.contains(last) || isUnopened else { break }
            word.removeLast()
        }
        return word
    }

    private static func isFree(_ text: String, before start: String.Index) -> Bool {
        guard start > text.startIndex else { return true }
        let before = text[text.index(before: start)]
        return !(before.isASCII && (before.isLetter || before.isNumber))
    }
}
