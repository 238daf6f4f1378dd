package import Screen

/// Which keys do what: the table of bindings, with the changes somebody made to it.
package struct KeyMap: Sendable {
    package static let standard = KeyMap()

    private let changes: [String: [KeySequence]]
    private let deeds: [KeyPlace: [KeySequence: Deed]]
    private let prefixes: Set<KeyPress>

    /// - Parameter changes: the keys of bindings, by name, that are not to have those of the table; none unbinds. A key
    ///   that was another binding's in the same place is taken from it.
    package init(changes: [String: [KeySequence]] = [:]) {
        self.changes = changes
        let pairs = KeyPlace.allCases.map { ($0, Self.deeds(in: $0, changes)) }
        deeds = Dictionary(uniqueKeysWithValues: pairs)
        prefixes = Set(pairs.flatMap { $0.1.keys.compactMap(\.prefix) })
    }

    /// The keys that do it: those that are not bound to something else.
    package func keys(of binding: Binding, in place: KeyPlace) -> [KeySequence] {
        (changes[binding.name] ?? binding.keys).filter { deeds[place]?[$0] == binding.deed }
    }

    package func isPrefix(_ key: KeyPress) -> Bool {
        prefixes.contains(key)
    }

    /// The first of the places decides, and in each of them the key as it is before the key without its modifiers.
    func deed(for sequence: KeySequence, in places: [KeyPlace]) -> Deed? {
        let bound = places.lazy.compactMap { deeds[$0]?[sequence] }.first
        return bound ?? places.lazy.compactMap { deeds[$0]?[sequence.plainer] }.first
    }

    private static func deeds(in place: KeyPlace, _ changes: [String: [KeySequence]]) -> [KeySequence: Deed] {
        var deeds: [KeySequence: Deed] = [:]
        let bindings = Binding.all(in: place)
        for binding in bindings where changes[binding.name] == nil {
            for keys in binding.keys { deeds[keys] = binding.deed }
        }
        for binding in bindings {
            for keys in changes[binding.name] ?? [] { deeds[keys] = binding.deed }
        }
        return deeds
    }
}
