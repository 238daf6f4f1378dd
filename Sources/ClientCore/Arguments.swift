/// The text behind a command, taken from its front.
struct Arguments: Equatable {
    /// What is not taken yet.
    private(set) var text: Substring

    init(_ text: String) {
        self.text = text[...].trimmed
    }

    var isEmpty: Bool { text.isEmpty }

    /// The word in front; nil where there is none.
    mutating func word() -> String? {
        let word = text.prefix { !$0.isWhitespace }
        guard !word.isEmpty else { return nil }
        text = text.dropFirst(word.count).trimmed
        return String(word)
    }

    /// Takes what stands in front as long as it is one of these: `--server`.
    mutating func flags(_ known: [String]) -> Set<String> {
        var found: Set<String> = []
        while let flag = known.first(where: { text.hasPrefix("--" + $0) && isWord("--" + $0) }) {
            found.insert(flag)
            _ = word()
        }
        return found
    }

    /// Takes how long something is to last, where that stands in front.
    mutating func term() -> Term? {
        let word = text.prefix { !$0.isWhitespace }
        guard let term = Term(String(word)) else { return nil }
        text = text.dropFirst(word.count).trimmed
        return term
    }

    private func isWord(_ front: String) -> Bool {
        text.dropFirst(front.count).first.map(\.isWhitespace) ?? true
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
