import SottoModel

/// A connection that has said Hello, and from where.
struct Newcomer: Hashable, Sendable {
    let hello: Hello
    let source: Source?
    let card: KeyCard?

    /// - Parameter channel: the key of the channel it came by, which its proof is about.
    init(_ hello: Hello, _ channel: ChannelKey?, from source: Source?) {
        self.hello = hello
        self.source = source
        card = channel.map { KeyCard(identity: hello.identity, channel: $0, proof: hello.proof) }
    }
}

/// One signed-in connection.
struct Session: Hashable, Sendable {
    var person: Person
    let isInteractive: Bool
    /// Of the whole server.
    let isOperator: Bool
    let source: Source?
    let card: KeyCard?
    /// Whether others may talk to it, and it to them.
    let talks: Bool
    var rooms: Set<RoomID> = []
    var inbox = InboxWindow()
    var relays = RelayWindow()
}

/// A room, its rules and who is in it, as the hub needs it: how many sessions each loop has there, never which.
struct Room: Hashable, Sendable {
    let id: RoomID
    let name: RoomName
    var topic = ""
    var fold = RoomFold()
    var pace = Pace()
    var last = EntryNumber.zero
    var roster = Roster()
    /// Sessions in the room by loop.
    var sessionsOnLane: [Int]
    /// Proposals without an outcome.
    var proposed = 0
    var wasSpokenIn = false

    /// Nobody is in it and nothing was ever said: it need not be.
    var isDeserted: Bool {
        last == .zero && !wasSpokenIn && proposed == 0 && sessionsOnLane.allSatisfy { $0 == 0 }
    }

    var lanes: [Int] {
        sessionsOnLane.indices.filter { sessionsOnLane[$0] > 0 }
    }
}
