package import ClientCore
package import Screen

/// Keys in, actions out. All it remembers is the first of two keys.
package struct Keyboard: Sendable {
    package var map: KeyMap
    private var prefix: KeyPress?

    package init(_ map: KeyMap = .standard) {
        self.map = map
    }

    /// What a key means here and now; nil for nothing.
    package mutating func action(
        for key: KeyPress, in state: ClientState, size: Size, calendar: LocalCalendar
    ) -> UserAction? {
        let sequence = KeySequence(key, after: prefix)
        if key.isPressed { prefix = nil }
        if sequence.prefix == nil, state.question == nil, state.pasted == nil, map.isPrefix(key) {
            prefix = key
            return nil
        }
        let meaning = KeyMeaning(state: state, size: size, calendar: calendar, map: map)
        return meaning.action(for: sequence)
    }
}

extension KeyPress {
    /// Whether it is somebody's, and not a report of the terminal.
    fileprivate var isPressed: Bool {
        switch self {
        case .character, .control, .alt, .named, .paste: true
        case .focus, .mouse, .resize, .report: false
        }
    }
}
