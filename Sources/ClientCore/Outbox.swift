package import SottoModel

/// An own message that the server has not acknowledged.
package struct Outgoing: Equatable, Sendable {
    package typealias Destination = OwnMessage.Destination

    package let message: OwnMessage
    /// Whether it went out on the connection there is now.
    var isSent = false

    init(_ message: OwnMessage) {
        self.message = message
    }

    package var id: MessageID { message.id }
    package var destination: Destination { message.destination }
    package var body: EntryBody { message.body }
}

/// Own messages in the order they were written; each stays until it is acknowledged or refused.
package struct Outbox: Equatable, Sendable {
    /// Of refused messages, no more are held: the earliest goes.
    static let mostRefused = 200

    package private(set) var items: [Outgoing] = []
    /// What will not be taken as it is, in the order that was found out, until it is sent again or cleared away.
    package private(set) var refused: [RefusedMessage] = []
    private var kept: [OwnMessage] = []
    private var turned: [RefusedMessage] = []
    private var gone: [MessageID] = []

    package var isEmpty: Bool { items.isEmpty }
    package var count: Int { items.count }

    /// Both are what an earlier run left, on disk already.
    init(kept: [OwnMessage] = [], refused: [RefusedMessage] = []) {
        items = kept.map { Outgoing($0) }
        self.refused = refused
    }

    mutating func add(_ item: Outgoing) {
        items.append(item)
        kept.append(item.message)
    }

    @discardableResult
    mutating func remove(_ id: MessageID) -> Outgoing? {
        guard let item = take(id) else { return nil }
        gone.append(id)
        return item
    }

    mutating func refuse(_ id: MessageID, _ refusal: Refusal) {
        guard let item = take(id) else { return }
        let message = RefusedMessage(item.message, refusal)
        refused.append(message)
        turned.append(message)
        let excess = Set(refused.dropLast(Self.mostRefused).map(\.message.id))
        if !excess.isEmpty { clearRefused { excess.contains($0.id) } }
    }

    private mutating func take(_ id: MessageID) -> Outgoing? {
        items.firstIndex { $0.id == id }.map { items.remove(at: $0) }
    }

    mutating func takeRefused() -> [OwnMessage] {
        defer { clearRefused { _ in true } }
        return refused.map(\.message)
    }

    mutating func clearRefused(where isMeant: (OwnMessage) -> Bool) {
        gone += refused.map(\.message).filter(isMeant).map(\.id)
        refused.removeAll { isMeant($0.message) }
    }

    /// What the disk is to learn of the changes since the last call: before, and after, anybody else learns of them.
    mutating func takeChanges() -> (before: [ClientEffect], after: [ClientEffect]) {
        defer { (kept, turned, gone) = ([], [], []) }
        return (
            kept.map { .keep($0) },
            turned.map { .keepRefusal($0.message.id, $0.refusal) } + gone.map { .forget($0) }
        )
    }

    /// The connection is gone, and with it what was on its way.
    mutating func unsend() {
        for index in items.indices { items[index].isSent = false }
    }

    /// Takes one back that the server would have later.
    ///
    /// - Returns: where it is to go; nil where there is none.
    mutating func unsend(_ id: MessageID) -> Outgoing.Destination? {
        guard let index = items.firstIndex(where: { $0.id == id }) else { return nil }
        items[index].isSent = false
        return items[index].destination
    }

    func contains(_ id: MessageID) -> Bool {
        items.contains { $0.id == id }
    }

    func isWaiting(for room: RoomName) -> Bool {
        items.contains { !$0.isSent && $0.destination == .room(room) }
    }

    /// What of the kind has not gone out yet, in order; it counts as sent from now on.
    mutating func takeUnsent(
        atMost most: Int = .max, where isMeant: (Outgoing.Destination) -> Bool
    ) -> [Outgoing] {
        var taken: [Outgoing] = []
        for index in items.indices
        where taken.count < most && !items[index].isSent && isMeant(items[index].destination) {
            items[index].isSent = true
            taken.append(items[index])
        }
        return taken
    }

    /// Somebody goes by another key: whatever waits for them goes to that.
    mutating func redirect(from old: IdentityKey, to heir: Person) {
        for index in refused.indices {
            guard let message = refused[index].message.redirected(from: old, to: heir) else { continue }
            refused[index] = RefusedMessage(message, refused[index].refusal)
            turned.append(refused[index])
        }
        for index in items.indices {
            guard let message = items[index].message.redirected(from: old, to: heir) else { continue }
            items[index] = Outgoing(message)
            kept.append(message)
        }
    }

    /// The server knows who that is now. From here on it goes to them, whoever has the name later.
    mutating func address(_ name: UserName, to person: Person) {
        for index in items.indices where items[index].destination == .named(name) {
            let old = items[index].message
            let message = OwnMessage(id: old.id, destination: .person(person), body: old.body)
            items[index] = Outgoing(message)
            kept.append(message)
        }
    }
}

extension OwnMessage {
    /// - Returns: nil where it is for somebody else.
    fileprivate func redirected(from old: IdentityKey, to heir: Person) -> OwnMessage? {
        guard case .person(let person) = destination, person.identity == old else { return nil }
        return OwnMessage(id: id, destination: .person(heir), body: body)
    }
}
