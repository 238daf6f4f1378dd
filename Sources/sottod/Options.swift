import ArgumentParser
import Glibc
import Logging
package import SecureChannel
package import SottoModel
import Telemetry

struct Options: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where to listen; may be given more than once. Port 0 picks a free one.", valueName: "address:port"))
    var listen: [ServerAddress] = []

    @OptionGroup var advertised: AdvertiseOption

    @OptionGroup var folder: FolderOption

    @Flag(help: "Let in only who has an invite of `sottod invite`, or was let in before. Silent to everybody else.")
    var closed = false

    @Option(
        name: .customLong("operator"),
        help: ArgumentHelp(
            "Who may order everywhere, by the fingerprint that `sottod user list` shows; may be given more than once.",
            valueName: "fingerprint"))
    var operators: [Fingerprint] = []

    @Option(help: ArgumentHelp("A file of these options, one a line: `threads = 2`.", valueName: "file"))
    var config: String?

    @Option(help: "Event loops, each on a thread. (default: one a core)")
    var threads: Int?

    @Flag(help: "Keep what is said through power loss too: every commit waits for the disk.")
    var fsync = false

    @Option(help: "`off` lifts the limits on people, for benches on loopback.")
    var limits = LimitSet.default

    @Option(name: .customLong("log-level"), help: "How much is logged to standard error. Never what people say.")
    var logLevel = LogLevel.notice

    @Option(name: .customLong("log-format"), help: "`json` for programs that read the log.")
    var logFormat = LogFormat.text

    @Option(
        help: ArgumentHelp(
            "Where Prometheus may read figures, by HTTP: a loopback address, say. Off unless given.",
            valueName: "address:port"))
    var metrics: ServerAddress?

    @OptionGroup(title: "Limits") var limit: LimitOptions

    var addresses: [ServerAddress] { addresses(isGivenSome: false) }

    /// - Parameter isGivenSome: whether a service manager gave sockets, beside which nothing is needed.
    func addresses(isGivenSome: Bool) -> [ServerAddress] {
        guard listen.isEmpty, !isGivenSome else { return listen }
        return [ServerAddress(host: "127.0.0.1", port: ServerAddress.defaultPort)]
    }

    var threadCount: Int {
        threads ?? min(64, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    }

    func validate() throws {
        if let threads, !(1...64).contains(threads) { throw ValidationError("--threads takes 1 to 64") }
        if limits == .off, !addresses.allSatisfy(\.isLoopback) {
            throw ValidationError("--limits off is for loopback only")
        }
    }

    var effectiveLimits: Limits {
        limit.apply(to: limits == .off ? .off : Limits())
    }
}

struct FolderOption: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of what is kept. (default: ~/.local/share/sottod)", valueName: "folder"))
    var data: String?

    var path: String { data ?? Paths.data }
}

/// The same for the server and for its invites: the parser gives an option of both to whichever it likes.
struct AdvertiseOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The host that invites name, where it is another than listened on.", valueName: "host[:port]"))
    var advertise: String?

    func validate() throws {
        if let advertise, ServerAddress(advertise) == nil { throw ValidationError("--advertise takes a host") }
    }
}

enum LimitSet: String, ExpressibleByArgument, CaseIterable {
    case `default`, off
}

/// The limits of Docs/Protocol.md, each with its default.
struct LimitOptions: ParsableArguments {
    @Option(help: "Bytes of a message.") var messageBytes: Int?
    @Option(help: "Bytes of a topic.") var topicBytes: Int?
    @Option(help: "Seconds for a connection to come in.") var handshakeSeconds: Int?
    @Option(help: "Connections that are coming in at once.") var halfOpen: Int?
    @Option(help: "From how many on some are turned away at random.") var halfOpenEarlyDrop: Int?
    @Option(help: "The same from one address (IPv6: one /64).") var halfOpenPerSource: Int?
    @Option(help: "How often one address may fail to come in before it has to wait.") var failedHandshakeBurst: Int?
    @Option(help: "How often a second after that.") var failedHandshakesPerSecond: Int?
    @Option(help: "Messages somebody may send at once.") var messageBurst: Int?
    @Option(help: "Messages a second after that.") var messagesPerSecond: Int?
    @Option(help: "Parts of whispers between two who are there that somebody may send at once.") var relayBurst: Int?
    @Option(help: "The same a second after that.") var relaysPerSecond: Int?
    @Option(help: "Requests of any kind at once.") var requestBurst: Int?
    @Option(help: "Requests a second after that.") var requestsPerSecond: Int?
    @Option(help: "Bytes that may wait for a slow reader.") var pendingBytes: Int?
    @Option(help: "Seconds after which a reader that takes nothing is cut.") var stalledSeconds: Int?
    @Option(help: "Days that rooms keep what is said, unless they keep it less long. (default: for good)")
    var keepDays: Int?
    @Option(help: "The same in lines of a room. (default: all)") var keepLines: Int?
    @Option(help: "Megabytes of all that rooms keep; beyond, the earliest goes. (default: no end)")
    var quotaMegabytes: Int?
    @Option(help: "Days a whisper waits for somebody who is away.") var whisperDays: Int?
    @Option(help: "Whispers that wait for one person.") var inboxWhispers: Int?
    @Option(help: "The same in bytes.") var inboxBytes: Int?
    @Option(help: "The same of one author.") var inboxWhispersFromOne: Int?

    func validate() throws {
        for (name, value, _) in values where value.map({ $0 < 1 }) == true {
            throw ValidationError("--\(name) takes a number from 1 on")
        }
    }

    func apply(to limits: Limits) -> Limits {
        var limits = limits
        for (_, value, path) in values {
            if let value { limits[keyPath: path] = value }
        }
        return limits
    }

    private var values: [(String, Int?, WritableKeyPath<Limits, Int>)] {
        [
            ("message-bytes", messageBytes, \.messageBytes),
            ("topic-bytes", topicBytes, \.topicBytes),
            ("handshake-seconds", handshakeSeconds, \.handshakeSeconds),
            ("half-open", halfOpen, \.halfOpen),
            ("half-open-early-drop", halfOpenEarlyDrop, \.halfOpenEarlyDrop),
            ("half-open-per-source", halfOpenPerSource, \.halfOpenPerSource),
            ("failed-handshake-burst", failedHandshakeBurst, \.failedHandshakeBurst),
            ("failed-handshakes-per-second", failedHandshakesPerSecond, \.failedHandshakesPerSecond),
            ("message-burst", messageBurst, \.messageBurst),
            ("messages-per-second", messagesPerSecond, \.messagesPerSecond),
            ("relay-burst", relayBurst, \.relayBurst), ("relays-per-second", relaysPerSecond, \.relaysPerSecond),
            ("request-burst", requestBurst, \.requestBurst),
            ("requests-per-second", requestsPerSecond, \.requestsPerSecond),
            ("pending-bytes", pendingBytes, \.pendingBytes),
            ("stalled-seconds", stalledSeconds, \.stalledSeconds),
            ("keep-days", keepDays, \.keepDays),
            ("keep-lines", keepLines, \.keepLines),
            ("quota-megabytes", quotaMegabytes, \.quotaMegabytes),
            ("whisper-days", whisperDays, \.whisperDays),
            ("inbox-whispers", inboxWhispers, \.inboxWhispers),
            ("inbox-bytes", inboxBytes, \.inboxBytes),
            ("inbox-whispers-from-one", inboxWhispersFromOne, \.inboxWhispersFromOne),
        ]
    }
}

extension Fingerprint: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}

extension ServerAddress: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument, allowingAnyPort: true)
    }

    var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}

enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case trace, debug, info, notice, warning, error, critical

    var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .notice }
}

enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    var format: LogLine.Format { LogLine.Format(rawValue: rawValue) ?? .text }
}
