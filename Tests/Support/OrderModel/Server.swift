import Posix
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import Synchronization

/// The wall clock of a run: it stands until it is moved.
final class Clock: Sendable {
    private let milliseconds = Atomic<Int64>(1_700_000_000_000)

    var now: Timestamp { Timestamp(milliseconds: milliseconds.load(ordering: .relaxed)) }

    func move(by change: Int64) {
        milliseconds.add(change, ordering: .relaxed)
    }
}

/// A server without threads and sockets: the real hub and the real journal on disk, each taking its turn when it is
/// told to. Dropped without a word it is one that was killed: what waits in its queues was never kept.
final class Server {
    static let loops = 2

    private let hub: Hub
    private(set) var desks = Array(repeating: Desk(), count: loops)
    private let store: OpenedStore
    private let checkpointer: Checkpointer
    private let lanes: [Lane]
    private let clock: Clock
    private var writer: JournalWriter
    private var nextSlot = 0

    init(_ directory: borrowing DataDirectory, _ clock: Clock, isOperator: @escaping @Sendable (IdentityKey) -> Bool)
        throws
    {
        self.clock = clock
        guard let key = JournalKey(seed: try directory.seed()) else { throw Wrong("no key") }
        store = try OpenedStore(directory.journal, key, isSynchronous: false, newest: 2_000)
        guard store.damage.isEmpty else { throw Wrong("damage: \(store.damage)") }
        checkpointer = try Checkpointer(store)
        lanes = (0..<Self.loops).map { _ in Lane() }
        var limits = Limits.off
        (limits.inboxWhispers, limits.inboxWhispersFromOne) = (.max, .max)
        hub = Hub(lanes: lanes, limits: limits, stored: store.stored, isOperator: isOperator)
        writer = JournalWriter(
            store, base: try directory.base(above: store.lastNumber, at: clock.now), hub: hub, limits: limits
        ) { clock.now }
    }

    func connect() -> Wire {
        let lane = nextSlot % Self.loops
        nextSlot += 1
        let wire = Wire(SessionID(lane: lane, slot: nextSlot, generation: UInt32(nextSlot)))
        desks[lane].seat(wire)
        return wire
    }

    /// Rooms by the numbers this run of the server has given them.
    var names: [RoomID: RoomName] {
        desks.reduce(into: [:]) { $0.merge($1.names) { first, _ in first } }
    }

    func submit(_ call: Call, from session: SessionID) {
        hub.submit([SessionCall(session, call)], at: clock.now)
    }

    func closeAll() {
        hub.closeAll(.restarting)
    }

    /// Whether something waits for the store.
    var isAsked: Bool { hub.journal.waitingBytes + hub.pages.waitingBytes > 0 }

    /// The journal keeps what has gathered, and hands it back.
    func keep() throws {
        guard hub.journal.waitingBytes > 0, let batch = hub.journal.take() else { return }
        guard writer.write(batch) else { throw Wrong("nothing can be kept") }
    }

    func checkpoint() {
        checkpointer.run()
    }

    func answerPages() throws {
        guard hub.pages.waitingBytes > 0, let requests = hub.pages.take() else { return }
        for request in requests {
            let page = try store.page(request)
            switch request.stretch {
            case .after: hub.deliver(page, of: request.room, to: request.session)
            case .before: hub.answer(request.session, .earlier(request.room, page))
            case .links: hub.answer(request.session, .chain(request.room, page))
            }
        }
    }

    /// A loop takes its turn.
    ///
    /// - Returns: sessions that it ended, and whether there was anything.
    func drain(_ loop: Int) -> (ended: [SessionID], isBusy: Bool) {
        var items: [LaneItem] = []
        lanes[loop].drain(into: &items)
        return (desks[loop].take(items, hub), !items.isEmpty)
    }

    func tick() {
        for loop in desks.indices { desks[loop].tick(hub) }
    }

    var fellBehind: Int { desks.reduce(0) { $0 + $1.fellBehind } }
}
