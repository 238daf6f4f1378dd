/// The input line: text by grapheme cluster, and a caret between two of them.
package struct Composer: Equatable, Sendable {
    /// More than a message may have, so that a long text can be cut down in place; but not any amount.
    static let maximumBytes = 64 * 1024

    package internal(set) var before: String
    package internal(set) var after: String
    var cut = Cut()
    var past = EditPast()

    package init(before: String = "", after: String = "") {
        self.before = before
        self.after = after
    }

    package var text: String { before + after }
    package var isEmpty: Bool { before.isEmpty && after.isEmpty }

    /// What stands between the caret and the blank before it.
    var wordBeforeCaret: String {
        String(before.reversed().prefix { !$0.isWhitespace }.reversed())
    }

    /// Puts another text in the place of this one; undo brings the old back.
    package mutating func replace(before: String, after: String = "") {
        past.remember(self.before, self.after, before: nil)
        (self.before, self.after) = (before, after)
    }

    package mutating func apply(_ edit: Edit) {
        past.remember(self.before, self.after, before: edit)
        cut.continues = cut.continues && edit.kills
        switch edit {
        case .insert(let text): before += Self.typed(text)
        case .left: moveLeft(1)
        case .right: moveRight(1)
        case .wordLeft: moveLeft(wordLengthBefore)
        case .wordRight: moveRight(wordLengthAfter)
        case .home: (before, after) = ("", text)
        case .end: (before, after) = (text, "")
        case .deleteBackward: _ = before.popLast()
        case .deleteForward: if !after.isEmpty { after.removeFirst() }
        case .killWordBackward: killBackward(wordLengthBefore)
        case .killWordForward: killForward(wordLengthAfter)
        case .killToStart: killBackward(before.count)
        case .killToEnd: killForward(after.count)
        case .yank: before += cut.text
        case .transpose: transpose()
        case .undo: undo()
        case .redo: redo()
        }
    }
}

/// What can be done to a line of text.
package enum Edit: Equatable, Sendable {
    case insert(String)
    case left, right, wordLeft, wordRight, home, end
    case deleteBackward, deleteForward
    case killWordBackward, killWordForward, killToStart, killToEnd
    case yank, transpose, undo, redo
}

extension Composer {
    /// Line ends of every kind become one; other controls cannot be part of a message.
    static func typed(_ text: String) -> String {
        var result = ""
        for cluster in text {
            switch cluster {
            case "\r\n", "\r", "\n": result.append("\n")
            case "\t": result.append(" ")
            default: result.unicodeScalars.append(contentsOf: cluster.unicodeScalars.filter(isNoControl))
            }
        }
        return result
    }

    private static func isNoControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory != .control
    }

    private mutating func moveLeft(_ count: Int) {
        after = before.suffix(count) + after
        before.removeLast(min(count, before.count))
    }

    private mutating func moveRight(_ count: Int) {
        before += after.prefix(count)
        after.removeFirst(min(count, after.count))
    }

    private mutating func transpose() {
        if after.isEmpty { moveLeft(1) }
        guard let left = before.popLast(), let right = after.first else { return }
        after.removeFirst()
        before += [right, left]
    }
}
