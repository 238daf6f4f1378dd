/// What a person did at the terminal.
package enum KeyPress: Hashable, Sendable {
    /// A whole grapheme cluster where its parts arrived together.
    case character(Character)
    /// ^A is `control("a")`, ^Space `control(" ")`. Enter, Tab, Esc and Backspace are named instead.
    case control(Character)
    case alt(Character)
    case named(Named, Modifiers)
    case paste(String)
    /// Whether the terminal's window has the focus now.
    case focus(Bool)
    case mouse(Mouse)
    case resize(Size)
    /// The terminal answers what it was asked.
    case report(TerminalReport)

    package static func named(_ key: Named) -> KeyPress {
        .named(key, [])
    }
}

extension KeyPress {
    package enum Named: Hashable, Sendable {
        case up, down, left, right, home, end, pageUp, pageDown, insert, delete
        case backspace, enter, tab, escape
        /// F1 to F12 (and on to F24 where a terminal has them).
        case f(Int)
    }

    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let shift = Modifiers(rawValue: 1 << 0)
        package static let alt = Modifiers(rawValue: 1 << 1)
        package static let control = Modifiers(rawValue: 1 << 2)
    }

    package struct Mouse: Hashable, Sendable {
        package enum Action: Hashable, Sendable {
            case press(Button)
            case release(Button)
            case drag(Button)
            case move, wheelUp, wheelDown
        }

        package enum Button: Hashable, Sendable {
            case left, middle, right
        }

        package let action: Action
        package let position: Position
        package let modifiers: Modifiers

        package init(_ action: Action, at position: Position, modifiers: Modifiers = []) {
            self.action = action
            self.position = position
            self.modifiers = modifiers
        }
    }
}

/// What a terminal says of itself.
package enum TerminalReport: Hashable, Sendable {
    case background(Background)
    /// It knows notifications by OSC 99.
    case notifications
    /// Where its cursor stood when it was asked.
    case cursor(Position)
}
