package import ClientCore
package import Text

extension KeySettings {
    /// The bindings there are.
    package static let table = KeySettings(
        standard: KeyPlace.allCases.flatMap(Binding.all).map { Bound(name: $0.name, keys: KeySequence.text($0.keys)) })

    /// Binds as a settings file says.
    package mutating func read(_ name: String, _ text: String) throws(KeyProblem) {
        change(name, to: KeySequence.text(try Self.keys(text, for: name)))
    }

    /// The keys that a binding is to have. A letter by itself does nothing but where no text is typed.
    package static func keys(_ text: String, for name: String) throws(KeyProblem) -> [KeySequence] {
        let places = KeyPlace.allCases.filter { place in Binding.all(in: place).contains { $0.name == name } }
        guard !places.isEmpty else { throw .unknown(name) }
        guard let keys = KeySequence.list(text) else { throw .noKeys(text) }
        if places != [.chosen], let letter = keys.first(where: \.isTyped) { throw .typed(letter) }
        return keys
    }
}

/// Why no keys are bound.
package enum KeyProblem: Error, Equatable {
    case unknown(String)
    case noKeys(String)
    /// It is a letter that somebody may want to type.
    case typed(KeySequence)
}

extension Words {
    package static func of(_ problem: KeyProblem) -> Phrase {
        switch problem {
        case .unknown(let name): unknownBinding(name)
        case .noKeys(let text): noKeys(text)
        case .typed(let letter): typed("\(letter)")
        }
    }
}

extension KeySequence {
    private static let separator = ", "

    /// `^W, Alt-Backspace`, or `none`; nil where one of them is no key.
    package static func list(_ text: String) -> [KeySequence]? {
        if text == KeySettings.none { return [] }
        let keys = text.split(separator: separator).map { KeySequence(String($0)) }
        return keys.isEmpty || keys.contains(nil) ? nil : keys.compactMap { $0 }
    }

    /// As ``list(_:)`` reads it.
    package static func text(_ keys: [KeySequence]) -> String {
        keys.isEmpty ? KeySettings.none : keys.map(\.description).joined(separator: separator)
    }
}

extension KeyMap {
    package init(_ settings: KeySettings) {
        self.init(changes: settings.changes.compactMapValues(KeySequence.list))
    }
}
