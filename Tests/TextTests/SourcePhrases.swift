import Foundation

/// A phrase as it stands in the sources: its two literals, with `○` for whatever is put into them.
struct SourcePhrase: CustomStringConvertible {
    let file: String
    let english: String
    let korean: String

    var description: String { "\(file): \(english) | \(korean)" }

    /// Every one of the client's sources.
    static func all() throws -> [SourcePhrase] {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        let swift = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
        return try swift.flatMap { file in
            phrases(in: try String(contentsOf: file, encoding: .utf8), of: file.lastPathComponent)
        }
    }

    private static func phrases(in text: String, of file: String) -> [SourcePhrase] {
        text.ranges(of: "Phrase(").compactMap { range in
            var reader = LiteralReader(rest: text[range.upperBound...])
            guard let english = reader.literal(), reader.skip(","), let korean = reader.literal() else { return nil }
            return SourcePhrase(file: file, english: english, korean: korean)
        }
    }
}

/// Reads string literals of Swift, one behind the other.
private struct LiteralReader {
    var rest: Substring

    mutating func skip(_ sign: String) -> Bool {
        rest = rest.drop(while: \.isWhitespace)
        guard rest.hasPrefix(sign) else { return false }
        rest = rest.dropFirst(sign.count)
        return true
    }

    /// nil where there is none.
    mutating func literal() -> String? {
        let quote = skip("\"\"\"") ? "\"\"\"" : "\""
        guard quote.count == 3 || skip(quote) else { return nil }
        var text = ""
        while !rest.isEmpty, !rest.hasPrefix(quote) {
            if rest.hasPrefix("\\(") {
                rest = rest.dropFirst(2)
                skipInterpolation()
                text.append("○")
            } else if rest.hasPrefix("\\") {
                rest = rest.dropFirst(2)
            } else {
                text.append(rest.removeFirst())
            }
        }
        rest = rest.dropFirst(quote.count)
        return text
    }

    private mutating func skipInterpolation() {
        var depth = 1
        while depth > 0, let first = rest.first {
            rest = rest.dropFirst()
            depth += first == "(" ? 1 : first == ")" ? -1 : 0
        }
    }
}
