package import SottoModel

/// An own message that the server has not acknowledged.
package struct Outgoing: Equatable, Sendable {
    package let id: MessageID
    package let destination: Destination
    package let body: EntryBody
    /// Whether it went out on the connection there is now.
    var isSent = false
    /// Whether it outlived a connection, or was written without one: whoever it is for may be on their way back too.
    var isPatient = false

    package enum Destination: Equatable, Sendable {
        case room(RoomName)
        case person(Person)
        /// Somebody whose identity the server is asked for first.
        case named(UserName)
    }
}

/// Own messages in the order they were written; each stays until it is acknowledged or refused.
package struct Outbox: Equatable, Sendable {
    package private(set) var items: [Outgoing] = []

    package var isEmpty: Bool { items.isEmpty }
    package var count: Int { items.count }

    mutating func add(_ item: Outgoing) {
        items.append(item)
    }

    @discardableResult
    mutating func remove(_ id: MessageID) -> Outgoing? {
        guard let index = items.firstIndex(where: { $0.id == id }) else { return nil }
        return items.remove(at: index)
    }

    /// The connection is gone, and with it what was on its way.
    mutating func unsend() {
        for index in items.indices {
            items[index].isSent = false
            items[index].isPatient = true
        }
    }

    /// Keeps a whisper to somebody who is not there for when they come.
    ///
    /// - Returns: false for one that does not wait.
    mutating func postpone(_ id: MessageID) -> Bool {
        guard let index = items.firstIndex(where: { $0.id == id }), items[index].isPatient else { return false }
        items[index].isSent = false
        return true
    }

    /// What of the kind has not gone out yet, in order; it counts as sent from now on.
    mutating func takeUnsent(where isMeant: (Outgoing.Destination) -> Bool) -> [Outgoing] {
        var taken: [Outgoing] = []
        for index in items.indices where !items[index].isSent && isMeant(items[index].destination) {
            items[index].isSent = true
            taken.append(items[index])
        }
        return taken
    }

    /// The server knows who that is now.
    mutating func address(_ name: UserName, to person: Person) {
        for index in items.indices where items[index].destination == .named(name) {
            var item = Outgoing(id: items[index].id, destination: .person(person), body: items[index].body)
            item.isPatient = items[index].isPatient
            items[index] = item
        }
    }
}
