internal import Text

extension Composer {
    mutating func yank(_ piece: String) {
        yankedOnto = before
        before += piece
    }

    mutating func replaceYanked(onto start: String, by piece: String) {
        before = start + piece
    }

    /// The letters on both sides of the caret; at the end the last two.
    mutating func transpose() {
        if after.isEmpty { moveLeft(min(1, before.count)) }
        guard let left = before.popLast(), let right = after.first else { return }
        after.removeFirst()
        before += [right, left]
    }

    /// The word before the caret, or what of it is, and the one after; at the end the last two.
    mutating func transposeWords() {
        var line = self
        line.move(.wordRight)
        let end = line.before
        line.move(.wordLeft)
        let second = String(end.dropFirst(line.before.count))
        let start = line.before
        line.move(.wordLeft)
        let rest = start.dropFirst(line.before.count)
        let first = rest.prefix(WordBreaks.throughFirstWord(of: rest))
        guard !first.isEmpty, !second.isEmpty else { return }
        after.removeFirst(end.count - before.count)
        before = line.before + second + rest.dropFirst(first.count) + first
    }

    mutating func changeCase(_ change: CaseChange) {
        let word = after.prefix(WordBreaks.throughFirstWord(of: after))
        let changed =
            switch change {
            case .upper: word.uppercased()
            case .lower: word.lowercased()
            case .capital: Self.capitalized(word)
            }
        after.removeFirst(word.count)
        before += changed
    }

    private static func capitalized(_ word: Substring) -> String {
        let start = word.prefix { !$0.isLetter }
        let letters = word.dropFirst(start.count)
        return start + letters.prefix(1).uppercased() + letters.dropFirst().lowercased()
    }

    mutating func undo() {
        guard let (before, after) = past.undo(before, after) else { return }
        (self.before, self.after) = (before, after)
    }

    mutating func redo() {
        guard let (before, after) = past.redo(before, after) else { return }
        (self.before, self.after) = (before, after)
    }
}
