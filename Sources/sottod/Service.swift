import Glibc
import Logging
import Posix
import SecureChannel
import ServerHub
import ServerNetwork
import ServerStore
import SottoModel

/// A running server: the wiring of store, hub and network. The main thread's.
final class Service {
    let hub: Hub
    let server: ChatServer
    let log: ServerLog
    /// Whether a service manager gave sockets to listen on, so that nothing is listened on unasked.
    let hasGiven: Bool
    var metrics: MetricsServer?

    let operators: OperatorList

    private let directory: DataDirectory
    private let journalFinished: WorkQueue<Bool>
    private let key: ChannelKey
    private let isClosed: Bool
    private let administration: @Sendable (ServerAddress?) -> Administration
    private let desk: ControlDesk

    /// - Parameter handed: sockets that are there already.
    init(_ options: Options, handed: HandedSockets, instructions: Instructions, log: ServerLog) throws {
        // Whoever restarts has let go of the folder a moment ago, and others may look into it meanwhile.
        let directory = try DataDirectory(options.folder.path, patience: handed.isEmpty ? 0 : 2000)
        let seed = try directory.seed()
        guard let identity = Identity(seed: seed), let journalKey = JournalKey(seed: seed) else {
            throw ServerError.badIdentity
        }
        let key = identity.channelKey
        let limits = options.effectiveLimits
        let lanes = ChatServer.lanes(options.threadCount)
        let store = try OpenedStore(directory.journal, journalKey, isSynchronous: options.fsync)
        let operators = OperatorList(options.operators)
        self.operators = operators
        hub = Hub(lanes: lanes, limits: limits, stored: store.stored) { operators.contains($0) }
        let doors = options.closed ? try directory.doors(now: Self.now) : nil
        journalFinished = try Self.startJournal(store, hub, limits, directory, doors, log.logger)
        try RoomLister.start(hub, now: Self.now)
        server = try ChatServer.start(
            ServerOptions(
                listen: options.addresses(isGivenSome: handed.hasGiven), threads: options.threadCount, limits: limits),
            identity: identity, doors: doors.map(Doors.init), hub: hub, lanes: lanes, handed: handed.chat,
            log: log.logger)
        let people = PeopleDesk(store, hub: hub)
        administration = { address in
            Administration(
                key: key, address: address, doors: doors, people: people, instructions: instructions.give, now: Self.now
            )
        }
        desk = try ControlDesk(in: directory.path, administration(nil))
        self.directory = directory
        self.key = key
        self.log = log
        isClosed = options.closed
        hasGiven = handed.hasGiven
        try begin(options, handed)
    }

    /// What a script waits for; flushed even into a pipe.
    func announce() {
        for address in server.addresses { print("listening on \(address)") }
        print("server key \(Fingerprint(of: key.key))")
        print(wayIn)
        fflush(nil)
    }

    /// For whoever looks at the service.
    var status: String {
        let addresses = server.addresses.map(\.description).joined(separator: ", ")
        return "listening on \(addresses)"
    }

    /// What invites name from now on.
    func advertise(_ host: String?) {
        desk.replace(by: administration(.seen(from: server.addresses.first, advertised: host)))
    }

    func stop(_ reason: CloseReason) throws {
        desk.end()
        hub.rulings.close()
        try metrics?.stop(keepsSockets: reason == .restarting)
        try server.stop(hub, reason) {
            hub.journal.close()
            _ = journalFinished.take()
        }
        hub.pages.close()
        hub.searches.close()
        hub.lists.close()
    }

    private func begin(_ options: Options, _ handed: HandedSockets) throws {
        advertise(options.advertised.advertise)
        if !handed.metrics.isEmpty { try metricsServer().adopt(handed.metrics) }
        try serveMetrics(on: options.metrics)
    }

    /// A secret is shown only where somebody looks: output that goes elsewhere is kept, and read by others.
    private var wayIn: String {
        guard isClosed, isatty(1) == 0 else { return invite }
        return "closed: sottod invite --single-use --data '\(directory.path)'"
    }

    private var invite: String {
        var terms = InviteTerms()
        terms.isSingleUse = isClosed
        terms.room = try? RoomName("#lobby")
        return switch desk.perform(.invite(terms)) {
        case .done(let link): "invite \(link)"
        case .refused(let why): "no invite: \(why)"
        }
    }

    private static func startJournal(
        _ store: OpenedStore, _ hub: Hub, _ limits: Limits, _ directory: borrowing DataDirectory,
        _ doors: DoorKeeper?, _ log: Logger
    ) throws -> WorkQueue<Bool> {
        let base = try directory.base(above: store.lastNumber, at: now())
        let finished = WorkQueue<Bool> { _ in 1 }
        let journal = Journal(
            store, hub: hub, limits: limits, doors: doors, observer: JournalLog(log).observer, now: now)
        try journal.start(base: base) {
            finished.put(true)
        }
        return finished
    }

    @Sendable private static func now() -> Timestamp {
        Timestamp(milliseconds: Clocks.wallMilliseconds())
    }
}

extension Doors {
    init(_ keeper: DoorKeeper) {
        self.init(find: keeper.door, current: { keeper.current })
    }
}

extension ServerAddress {
    /// What invites name: what was advertised, else where it listens.
    fileprivate static func seen(from listened: ServerAddress?, advertised: String?) -> ServerAddress {
        let port = listened?.port ?? defaultPort
        let host = advertised ?? listened.map { $0.isAny ? Machine.name : $0.host } ?? "127.0.0.1"
        // --advertise may name a port too, as seen from outside.
        let named = host.contains(":") ? ServerAddress(host) : nil
        return named ?? ServerAddress(host: host, port: port)
    }

    /// Every address of the machine.
    private var isAny: Bool { host == "0.0.0.0" || host == "::" }
}

extension Service {
    /// Every socket it listens on, for the program that replaces this one.
    var handed: [Handover.Handed] { server.handed + (metrics?.handed ?? []) }
}
