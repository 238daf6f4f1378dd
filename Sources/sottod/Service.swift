import Glibc
import Logging
import Posix
import SecureChannel
import ServerHub
import ServerNetwork
import ServerStore
import SottoModel

/// A running server: the wiring of store, hub and network.
final class Service {
    private let directory: DataDirectory
    private let hub: Hub
    private let server: ChatServer
    private let journalFinished: WorkQueue<Bool>
    private let key: ChannelKey
    private let administration: Administration
    private let control: ControlSocket
    private let isClosed: Bool

    static func start(_ options: Options) throws -> Service {
        let directory = try DataDirectory(options.folder.path)
        guard let identity = Identity(seed: try directory.seed()) else { throw ServerError.badIdentity }
        let key = identity.channelKey
        let threads = options.threads ?? min(64, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
        let limits = options.effectiveLimits
        let lanes = ChatServer.lanes(threads)
        let log = log(options.logLevel.level)
        let store = try Journal.open(directory.journal, isSynchronous: options.fsync)
        let operators = Set(options.operators)
        let hub = Hub(lanes: lanes, limits: limits, stored: store.stored) { operators.contains(Fingerprint(of: $0.key)) }
        let doors = options.closed ? try directory.doors(now: Self.now) : nil
        let finished = try startJournal(store, hub, limits, directory, doors, log)
        let server = try ChatServer.start(
            ServerOptions(listen: options.addresses, threads: threads, limits: limits),
            identity: identity, doors: doors.map(Doors.init), hub: hub, lanes: lanes, log: log)
        let administration = Administration(
            key: key, address: .seen(from: server.addresses.first, advertised: options.advertised.advertise),
            doors: doors, people: PeopleDesk(store, hub: hub), now: Self.now)
        let control = try ControlSocket(in: directory.path)
        try control.serve(administration.answer)
        return Service(
            directory: directory, hub: hub, server: server, journalFinished: finished, key: key,
            administration: administration, control: control, isClosed: options.closed)
    }

    private init(
        directory: consuming DataDirectory, hub: Hub, server: ChatServer, journalFinished: WorkQueue<Bool>,
        key: ChannelKey, administration: Administration, control: ControlSocket, isClosed: Bool
    ) {
        self.directory = directory
        self.hub = hub
        self.server = server
        self.journalFinished = journalFinished
        self.key = key
        self.administration = administration
        self.control = control
        self.isClosed = isClosed
    }

    /// What a script waits for; flushed even into a pipe.
    func announce() {
        for address in server.addresses { print("listening on \(address)") }
        print("server key \(Fingerprint(of: key.key))")
        print(wayIn)
        fflush(nil)
    }

    func stop() throws {
        control.end()
        hub.rulings.close()
        try server.stop(hub, .shuttingDown) {
            hub.journal.close()
            _ = journalFinished.take()
        }
        hub.pages.close()
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
        return switch administration.perform(.invite(terms)) {
        case .done(let link): "invite \(link)"
        case .refused(let why): "no invite: \(why)"
        }
    }

    private static func startJournal(
        _ store: Journal.Opened, _ hub: Hub, _ limits: Limits, _ directory: borrowing DataDirectory,
        _ doors: DoorKeeper?, _ log: Logger
    ) throws -> WorkQueue<Bool> {
        let base = try directory.base(above: store.lastNumber, unixSeconds: now().milliseconds / 1000)
        let finished = WorkQueue<Bool> { _ in 1 }
        try Journal(store, hub: hub, limits: limits, doors: doors, now: now).start(base: base) { trouble in
            if let trouble {
                log.error("nothing can be kept; people go on live", metadata: ["reason": "\(trouble)"])
            } else {
                log.notice("everything is kept again")
            }
        } finished: {
            finished.put(true)
        }
        return finished
    }

    private static func log(_ level: Logger.Level) -> Logger {
        var log = Logger(label: "sottod", factory: StreamLogHandler.standardError(label:))
        log.logLevel = level
        return log
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
