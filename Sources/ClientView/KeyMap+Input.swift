internal import ClientCore
internal import Screen

extension ClientView {
    /// The input line's keys, as readline has them.
    static func inInput(_ key: KeyPress) -> UserAction? {
        switch key {
        case .character(let cluster): .edit(.insert(String(cluster)))
        case .paste(let text): .edit(.insert(text))
        case .control(let letter): control(letter)
        case .alt(let letter): alt(letter)
        case .named(let key, let modifiers): named(key, modifiers)
        case .focus, .mouse, .resize: nil
        }
    }

    private static func control(_ letter: Character) -> UserAction? {
        switch letter {
        case "a": .edit(.home)
        case "e": .edit(.end)
        case "b": .edit(.left)
        case "f": .edit(.right)
        case "d": .edit(.deleteForward)
        case "h": .edit(.deleteBackward)
        case "w": .edit(.killWordBackward)
        case "u": .edit(.killToStart)
        case "k": .edit(.killToEnd)
        case "y": .edit(.yank)
        case "t": .edit(.transpose)
        case "_": .edit(.undo)
        case "j": .edit(.insert("\n"))
        default: nil
        }
    }

    private static func alt(_ letter: Character) -> UserAction? {
        switch letter {
        case "b": .edit(.wordLeft)
        case "f": .edit(.wordRight)
        case "d": .edit(.killWordForward)
        case "_": .edit(.redo)
        case "r": .resend
        default: nil
        }
    }

    private static func named(_ key: KeyPress.Named, _ modifiers: KeyPress.Modifiers) -> UserAction? {
        let byWord = !modifiers.isDisjoint(with: [.control, .alt])
        return switch key {
        case .enter: modifiers.contains(.alt) ? .edit(.insert("\n")) : .submit
        case .left: .edit(byWord ? .wordLeft : .left)
        case .right: .edit(byWord ? .wordRight : .right)
        case .home: .edit(.home)
        case .end: .edit(.end)
        case .backspace: .edit(byWord ? .killWordBackward : .deleteBackward)
        case .delete: .edit(byWord ? .killWordForward : .deleteForward)
        case .up: .historyBack
        case .down: .historyForward
        case .pageUp, .pageDown, .insert, .tab, .escape, .f: nil
        }
    }
}
