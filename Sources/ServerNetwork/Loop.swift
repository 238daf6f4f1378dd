import Logging
import NIOCore
import SecureChannel
import ServerCore
import ServerHub
import SottoModel
import Synchronization
import Telemetry

/// The server's identity and its doors, lent to every handshake.
final class ServerKeys: Sendable {
    let identity: Identity
    /// nil: the server is open.
    let doors: Doors?

    init(_ identity: consuming Identity, doors: Doors?) {
        self.identity = identity
        self.doors = doors
    }
}

/// Who is half-open, over all loops.
final class Doorkeeper: Sendable {
    let halfOpen: Mutex<HalfOpen>

    init(limits: Limits) {
        halfOpen = Mutex(HalfOpen(limits: limits))
    }
}

/// What one event loop owns: its connections, its part of every room, and what it has to send.
///
/// Not thread-safe; every method runs on the loop. Its tables change by what its lane brings and by nothing else.
final class Loop {
    let eventLoop: any EventLoop
    let index: Int
    let lane: Lane
    /// Whether there are other loops: they and who they send to want the same processors.
    let hasCompany: Bool
    let hub: Hub
    var limits: Limits
    let keys: ServerKeys
    let doorkeeper: Doorkeeper
    let log: Logger
    var logBudget = LogBudget()
    // Unchecked is what every delivery goes through: it is this thread's alone, and nothing calls back while it changes.
    @exclusivity(unchecked) var figures = LoopFigures()

    @exclusivity(unchecked) var slots: [Connection?] = []
    var generations: [UInt32] = []
    var freeSlots: [Int] = []
    var rooms: [RoomID: RoomTable] = [:]
    @exclusivity(unchecked) var arena = Arena()
    var entryIndex = EntryIndex()
    /// Rooms whose run is not spread yet.
    var runs: [RoomID] = []

    var items: [LaneItem] = []
    var calls: [SessionCall] = []
    var handshakes: [Connection] = []
    var awaitingJournal: [Connection] = []
    var prompt: [Connection] = []
    @exclusivity(unchecked) var bulk: [Connection] = []
    var isFlushScheduled = false
    /// When what could not be sent yet goes on.
    var flushTimer: NIODeadline?
    /// Where every record of this loop is sealed.
    let scratch = UnsafeMutableRawBufferPointer.allocate(
        byteCount: Record.frameSize(forPlaintext: Record.maximumPlaintext), alignment: 16)
    /// From where nobody is listened to.
    var bans = SourceBans()
    var isStopping = false
    var whenEmpty: (() -> Void)?

    init(
        eventLoop: any EventLoop, index: Int, lane: Lane, hasCompany: Bool, hub: Hub, limits: Limits, keys: ServerKeys,
        doorkeeper: Doorkeeper, log: Logger
    ) {
        self.eventLoop = eventLoop
        self.index = index
        self.lane = lane
        self.hasCompany = hasCompany
        self.hub = hub
        self.limits = limits
        self.keys = keys
        self.doorkeeper = doorkeeper
        self.log = log
    }

    deinit {
        scratch.deallocate()
    }

    // MARK: - Calls into the hub

    /// Gathers what is read in a tick; the hub's lock is taken once for all of it.
    func submit(_ session: SessionID, _ call: Call) {
        if calls.isEmpty { eventLoop.assumeIsolated().execute { [self] in submitCalls() } }
        calls.append(SessionCall(session, call))
    }

    func submitCalls() {
        guard !calls.isEmpty else { return }
        var gathered: [SessionCall] = []
        swap(&gathered, &calls)
        hub.submit(gathered, at: .now)
    }

    func waitForJournal(_ connection: Connection) {
        awaitingJournal.append(connection)
    }

    func tellEnd(of connection: Connection) {
        guard !connection.hubKnowsEnd else { return }
        connection.hubKnowsEnd = true
        submit(connection.id, .closed(connection.endedFor))
    }
}
