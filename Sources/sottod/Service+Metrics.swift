import Posix
import SecureChannel
import ServerHub
import ServerNetwork
import SottoModel
import Telemetry

extension Service {
    /// Serves figures there, or no longer anywhere but where a service manager wants them.
    func serveMetrics(on address: ServerAddress?) throws(ServerError) {
        if let address {
            try metricsServer().listen(on: [address])
        } else {
            try metrics?.listen(on: [])
        }
    }

    /// Its thread is there from the first time on that figures are wanted.
    func metricsServer() -> MetricsServer {
        if let metrics { return metrics }
        let (hub, log) = (hub, log)
        let made = MetricsServer(of: server) { loops in
            ServerMetrics.of(loops, hub.figures, hub.journalFigures.now) + Self.process(ProcessUsage.now, log)
        }
        metrics = made
        return made
    }

    /// The names are those that every exporter uses.
    private static func process(_ usage: ProcessUsage, _ log: ServerLog) -> [Metric] {
        [
            Metric(.gauge, "process_resident_memory_bytes", "Memory that is in use.", usage.residentBytes),
            Metric(.counter, "process_cpu_seconds_total", "Time spent computing.", usage.cpuSeconds),
            Metric(.gauge, "process_open_fds", "Open descriptors.", usage.openDescriptors),
            Metric(.gauge, "process_max_fds", "Descriptors there may be.", usage.mostDescriptors),
            Metric(.counter, "sotto_log_lines_omitted_total", "Lines nobody took.", log.omittedCount),
            Metric(
                .gauge, "sotto_build_info", "Of which build; always 1.", 1,
                labels: [("protocol", "\(Preamble.version)"), ("build", build)]),
        ]
    }

    private static var build: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }
}
