import Logging
import Posix
import Synchronization
import Telemetry

/// The server's log: an event a line, to standard error. Level and form may change while it runs.
final class ServerLog: Sendable {
    let logger: Logger
    private let settings: LogSettings

    init(_ options: Options) {
        let settings = LogSettings()
        settings.apply(options)
        self.settings = settings
        logger = Logger(label: "sottod") { _ in LineLogHandler(settings: settings) }
    }

    /// Lines left out since nobody took them.
    var omittedCount: UInt64 { settings.output.omittedCount }

    func apply(_ options: Options) {
        settings.apply(options)
    }
}

/// What every copy of the logger goes by.
private final class LogSettings: Sendable {
    private struct Chosen {
        var level = Logger.Level.notice
        var format = LogLine.Format.text
    }

    let output = LineOutput(2)
    private let chosen = Mutex(Chosen())

    var level: Logger.Level {
        get { chosen.withLock { $0.level } }
        set { chosen.withLock { $0.level = newValue } }
    }

    func apply(_ options: Options) {
        chosen.withLock { $0 = Chosen(level: options.logLevel.level, format: options.logFormat.format) }
    }

    func write(_ pairs: [(key: String, value: String)]) {
        output.write(LogLine(pairs).text(chosen.withLock { $0.format }))
    }
}

/// The message is the event's name; what else there is to say are its metadata.
private struct LineLogHandler: LogHandler {
    let settings: LogSettings
    var metadata = Logger.Metadata()

    var logLevel: Logger.Level {
        get { settings.level }
        set { settings.level = newValue }
    }

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:]) { $1 }
        let first = [
            (key: "time", value: Clocks.utc(Clocks.wallMilliseconds())), (key: "level", value: event.level.rawValue),
            (key: "event", value: event.message.description),
        ]
        settings.write(first + details.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.description) })
    }
}
