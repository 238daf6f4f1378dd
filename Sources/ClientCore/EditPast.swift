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
        if case .cut = self { true } else { false }
    }

    fileprivate var changes: Bool {
        switch self {
        case .move, .place, .undo, .redo: false
        case .insert, .delete, .cut, .yank, .yankEarlier, .transpose, .transposeWords, .changeCase: true
        }
    }

    fileprivate func continues(_ last: Edit?) -> Bool {
        switch (last, self) {
        case (.insert, .insert(let text)): !text.contains(where: \.isWhitespace)
        case (.delete(let before), .delete(let motion)): before == motion
        default: false
        }
    }
}
