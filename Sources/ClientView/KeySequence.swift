package import Screen
internal import Text

/// What is pressed for one thing: a key, or a key and then another.
package struct KeySequence: Hashable, Sendable {
    package let prefix: KeyPress?
    package let key: KeyPress

    package init(_ key: KeyPress, after prefix: KeyPress? = nil) {
        self.prefix = prefix
        self.key = key
    }

    /// Whether it is text wherever text is typed.
    var isTyped: Bool {
        if case .character = key { prefix == nil } else { false }
    }

    /// The same with what terminals and people add to a key without meaning it: Shift, Caps Lock.
    var plainer: KeySequence {
        switch key {
        case .named(let name, _): KeySequence(.named(name), after: prefix)
        case .alt(let letter): KeySequence(.alt(letter.lowercased().first ?? letter), after: prefix)
        // The letter on the key, whichever layout is on: ㄱ lies on r.
        case .character(let letter):
            KeySequence(
                .character(Hangul.latinKeys(for: String(letter)).lowercased().first ?? letter), after: prefix)
        default: self
        }
    }
}

/// As help and settings write it: `^W`, `Alt-b`, `^Home`, `Shift-Tab`, `^X ^E`.
extension KeySequence: LosslessStringConvertible {
    package init?(_ text: String) {
        let keys = text.split(separator: " ").map { KeyPress(notation: $0) }
        switch (keys.count, keys.first, keys.last) {
        case (1, .some(.some(let key)), _): self.init(key)
        case (2, .some(.some(let prefix)), .some(.some(let key))): self.init(key, after: prefix)
        default: return nil
        }
    }

    package var description: String {
        (prefix.map { $0.notation + " " } ?? "") + key.notation
    }
}
