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
    private let advertised: String?

    static func start(_ options: Options) throws -> Service {
        let directory = try DataDirectory(options.data ?? Self.defaultData)
        guard let identity = Identity(seed: try directory.seed()) else { throw ServerError.badIdentity }
        let key = identity.channelKey
        let threads = options.threads ?? min(64, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
        let limits = options.effectiveLimits
        let lanes = ChatServer.lanes(threads)
        let log = log(options.logLevel.level)
        let store = try Journal.open(directory.journal, isSynchronous: options.fsync)
        let hub = Hub(lanes: lanes, limits: limits, rooms: store.rooms)
        let finished = try startJournal(store, hub, directory, log)
        let server = try ChatServer.start(
            ServerOptions(listen: options.addresses, threads: threads, limits: limits),
            identity: identity, hub: hub, lanes: lanes, log: log)
        return Service(
            directory: directory, hub: hub, server: server, journalFinished: finished, key: key,
            advertised: options.advertise)
    }

    private init(
        directory: consuming DataDirectory, hub: Hub, server: ChatServer, journalFinished: WorkQueue<Bool>,
        key: ChannelKey, advertised: String?
    ) {
        self.directory = directory
        self.hub = hub
        self.server = server
        self.journalFinished = journalFinished
        self.key = key
        self.advertised = advertised
    }

    /// What a script waits for; flushed even into a pipe.
    func announce() {
        for address in server.addresses { print("listening on \(address)") }
        print("server key \(Fingerprint(of: key.key))")
        print("invite \(invite)")
        fflush(nil)
    }

    func stop() throws {
        try server.stop(hub, .shuttingDown) {
            hub.journal.close()
            _ = journalFinished.take()
        }
        hub.pages.close()
    }

    private var invite: String {
        let listened = server.addresses.first
        let port = listened?.port ?? ServerAddress.defaultPort
        let host = advertised ?? listened.map { $0.isAny ? Self.hostName : $0.host } ?? "127.0.0.1"
        // --advertise may name a port too, as seen from outside.
        let named = ServerAddress(host)
        let address = host.contains(":") && named?.port != nil ? named : ServerAddress(host: host, port: port)
        let lobby = try? RoomName("#lobby")
        return "\(Invite(address: address ?? ServerAddress(host: host, port: port), room: lobby, key: key))"
    }

    private static func startJournal(
        _ store: Journal.Opened, _ hub: Hub, _ directory: borrowing DataDirectory, _ log: Logger
    ) throws -> WorkQueue<Bool> {
        let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: Clocks.wallMilliseconds()) }
        let base = try directory.base(above: store.lastNumber, unixSeconds: now().milliseconds / 1000)
        let finished = WorkQueue<Bool> { _ in 1 }
        try Journal(store, hub: hub, now: now).start(base: base) { trouble in
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

    private static var defaultData: String {
        let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
        let base = environment("XDG_DATA_HOME") ?? (environment("HOME") ?? ".") + "/.local/share"
        return base + "/sottod"
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, 255) == 0 else { return "localhost" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension ServerAddress {
    /// Every address of the machine.
    fileprivate var isAny: Bool { host == "0.0.0.0" || host == "::" }
}
