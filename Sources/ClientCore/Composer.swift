internal import Text

/// The input line: text by grapheme cluster, and a caret between two of them.
package struct Composer: Equatable, Sendable {
    /// More than a message may have, so that a long text can be cut down in place; but not any amount.
    static let maximumBytes = 64 * 1024

    package internal(set) var before: String
    package internal(set) var after: String
    var past = EditPast()
    /// Whether the next cut joins the last one: they followed one another.
    var gathersCuts = false
    /// What stood before the caret when something was put back there, as long as nothing else was done.
    var yankedOnto: String?

    package init(before: String = "", after: String = "") {
        self.before = before
        self.after = after
    }

    package var text: String { before + after }
    package var isEmpty: Bool { before.isEmpty && after.isEmpty }

    /// What stands between the caret and the blank before it.
    package var wordBeforeCaret: String {
        let start = before.lastIndex(where: \.isWhitespace).map(before.index(after:)) ?? before.startIndex
        return String(before[start...])
    }

    /// Puts another text in the place of this one; undo brings the old back.
    package mutating func replace(before: String, after: String = "") {
        past.remember(self.before, self.after, before: nil)
        (gathersCuts, yankedOnto) = (false, nil)
        (self.before, self.after) = (before, after)
    }

    /// - Parameter ring: what was cut here and elsewhere.
    package mutating func apply(_ edit: Edit, _ ring: inout KillRing) {
        past.remember(before, after, before: edit)
        gathersCuts = gathersCuts && edit.kills
        if edit != .yankEarlier { yankedOnto = nil }
        switch edit {
        case .insert(let text): before += Self.typed(text)
        case .move(let motion): move(motion)
        case .place(let index): place(index)
        case .delete(let motion): remove(motion)
        case .cut(let motion): cut(motion, into: &ring)
        case .yank: yank(ring.last)
        case .yankEarlier: if let yankedOnto { replaceYanked(onto: yankedOnto, by: ring.turn()) }
        case .transpose: transpose()
        case .transposeWords: transposeWords()
        case .changeCase(let change): changeCase(change)
        case .undo: undo()
        case .redo: redo()
        }
    }
}

/// What can be done to a line of text.
package enum Edit: Equatable, Sendable {
    case insert(String)
    case move(Motion)
    /// The caret behind so many clusters.
    case place(Int)
    case delete(Motion)
    /// Into the kill ring.
    case cut(Motion)
    /// Puts back what was cut last.
    case yank
    /// Puts what was cut before in the place of what was just put back.
    case yankEarlier
    case transpose, transposeWords
    /// Of the word after the caret.
    case changeCase(CaseChange)
    case undo, redo
}

/// A way from the caret through the text.
package enum Motion: Equatable, Sendable {
    case left, right, wordLeft, wordRight
    /// To the blank before the word before.
    case blankLeft
    /// To the start and the end of the line; from there to those of the text.
    case home, end
}

package enum CaseChange: Equatable, Sendable {
    case upper, lower, capital
}

extension Composer {
    /// In NFC. Line ends of every kind become one; other controls cannot be part of a message.
    static func typed(_ text: String) -> String {
        guard !text.isShownAsItIs else { return text }
        var result = ""
        for cluster in text {
            switch cluster {
            case "\r\n", "\r", "\n": result.append("\n")
            case "\t": result.append(" ")
            default: result.unicodeScalars.append(contentsOf: cluster.unicodeScalars.filter(isNoControl))
            }
        }
        return result.normalized()
    }

    private static func isNoControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory != .control
    }
}
