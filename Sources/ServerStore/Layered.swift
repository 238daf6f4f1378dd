/// A dictionary of which a copy can be changed without all of it being copied: what changes lies apart from the rest
/// until it is merged.
struct Layered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var base: [Key: Value]
    /// nil for what is removed.
    private var changes: [Key: Value?] = [:]

    init(_ base: [Key: Value] = [:]) {
        self.base = base
    }

    subscript(key: Key) -> Value? {
        get {
            if let change = changes[key] { return change }
            return base[key]
        }
        set { changes[key] = .some(newValue) }
    }

    var values: [Value] {
        base.lazy.filter { changes[$0.key] == nil }.map(\.value) + changes.values.compactMap { $0 }
    }

    /// To be called where no copy is held any more, or all is copied after all.
    mutating func merge() {
        for (key, value) in changes { base[key] = value }
        changes = [:]
    }
}
