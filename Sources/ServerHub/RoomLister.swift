package import Posix
package import ServerCore
package import SottoModel

/// A session wants to read a list of rooms.
package struct ListRequest: Hashable, Sendable {
    package let session: SessionID
    package let after: RoomName?
    package let matching: String

    package init(session: SessionID, after: RoomName?, matching: String) {
        self.session = session
        self.after = after
        self.matching = matching
    }
}

/// Answers lists of rooms on a thread of its own: looking through ten thousand rooms is not for the hub's lock, and
/// not for a loop.
///
/// Its own list is brought up to date when somebody asks, a few hundred changes a lock hold.
package struct RoomLister {
    private static let mostChanges = 256

    private let hub: Hub
    private let now: @Sendable () -> Timestamp
    private var listing = RoomListing()

    private init(_ hub: Hub, _ now: @escaping @Sendable () -> Timestamp) {
        self.hub = hub
        self.now = now
    }

    /// Until `hub.lists` is closed.
    package static func start(_ hub: Hub, now: @escaping @Sendable () -> Timestamp) throws(ThreadError) {
        try Thread.start("rooms") {
            var lister = RoomLister(hub, now)
            while let requests = hub.lists.take() {
                lister.update()
                requests.forEach(lister.answer)
            }
        }
    }

    private mutating func update() {
        while case let changes = hub.takeRoomChanges(Self.mostChanges), !changes.isEmpty {
            for change in changes { listing.apply(change) }
        }
    }

    private func answer(_ request: ListRequest) {
        let list = listing.page(after: request.after, matching: request.matching) { rooms in
            rooms.isEmpty ? [] : hub.visible(rooms, to: request.session, at: now())
        }
        hub.tell(request.session, .rooms(list))
    }
}
