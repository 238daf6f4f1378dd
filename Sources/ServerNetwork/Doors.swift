package import SecureChannel

/// A closed server's doors, as its edge needs them. Both are called on the event loops and must not wait.
package struct Doors: Sendable {
    let find: DoorLookup
    /// What whoever is let in goes by from then on.
    let current: @Sendable () -> Door?

    package init(find: @escaping DoorLookup, current: @escaping @Sendable () -> Door?) {
        self.find = find
        self.current = current
    }
}
