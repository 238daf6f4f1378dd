extension Composer {
    /// Blanks and then letters, as readline's words lie before the caret.
    var wordLengthBefore: Int {
        let blanks = before.reversed().prefix(while: \.isWhitespace).count
        return blanks + before.reversed().dropFirst(blanks).prefix { !$0.isWhitespace }.count
    }

    var wordLengthAfter: Int {
        let blanks = after.prefix(while: \.isWhitespace).count
        return blanks + after.dropFirst(blanks).prefix { !$0.isWhitespace }.count
    }

    mutating func killBackward(_ count: Int) {
        cut.take(before.suffix(count), atStart: true)
        before.removeLast(count)
    }

    mutating func killForward(_ count: Int) {
        cut.take(after.prefix(count), atStart: false)
        after.removeFirst(count)
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

/// What was cut last. Cuts that follow one another gather, so that ^W ^W ^Y gives both words back.
struct Cut: Equatable, Sendable {
    private(set) var text = ""
    var continues = false

    mutating func take(_ piece: some StringProtocol, atStart: Bool) {
        guard !piece.isEmpty else { return }
        let kept = continues ? text : ""
        text = atStart ? piece + kept : kept + piece
        continues = true
    }
}

/// What the line was before each edit; letters of one word are one step.
struct EditPast: Equatable, Sendable {
    private static let depth = 200

    private struct Line: Equatable, Sendable {
        let before: String
        let after: String
    }

    private var undone: [Line] = []
    private var redone: [Line] = []
    private var last: Edit?

    /// Called before an edit; nil is a change of the whole line.
    mutating func remember(_ before: String, _ after: String, before edit: Edit?) {
        defer { last = edit }
        if let edit, !edit.changes || edit.continues(last) { return }
        undone.append(Line(before: before, after: after))
        undone.removeFirst(max(undone.count - Self.depth, 0))
        redone = []
    }

    mutating func undo(_ before: String, _ after: String) -> (String, String)? {
        guard let line = undone.popLast() else { return nil }
        redone.append(Line(before: before, after: after))
        return (line.before, line.after)
    }

    mutating func redo(_ before: String, _ after: String) -> (String, String)? {
        guard let line = redone.popLast() else { return nil }
        undone.append(Line(before: before, after: after))
        return (line.before, line.after)
    }
}

extension Edit {
    var kills: Bool {
        switch self {
        case .killWordBackward, .killWordForward, .killToStart, .killToEnd: true
        default: false
        }
    }

    fileprivate var changes: Bool {
        switch self {
        case .left, .right, .wordLeft, .wordRight, .home, .end, .undo, .redo: false
        default: true
        }
    }

    fileprivate func continues(_ last: Edit?) -> Bool {
        switch (last, self) {
        case (.insert, .insert(let text)): !text.contains(where: \.isWhitespace)
        case (.deleteBackward, .deleteBackward), (.deleteForward, .deleteForward): true
        default: false
        }
    }
}
