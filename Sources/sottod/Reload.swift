import ServerHub
import ServerNetwork

extension Options {
    /// Options that hold from the start to the end of the process, each with what it says.
    private static let lasting: [(name: String, value: @Sendable (Options) -> String)] = [
        ("data", { $0.folder.path }), ("closed", { "\($0.closed)" }), ("threads", { "\($0.threadCount)" }),
        ("fsync", { "\($0.fsync)" }),
    ]

    /// What of `wanted` only a restart changes.
    func namesNeedingRestart(for wanted: Options) -> [String] {
        Self.lasting.filter { $0.value(self) != $0.value(wanted) }.map(\.name)
    }

    /// All but those are in force now.
    mutating func takeOver(_ wanted: Options) {
        let (folder, closed, threads, fsync) = (folder, closed, threads, fsync)
        self = wanted
        (self.folder, self.closed, self.threads, self.fsync) = (folder, closed, threads, fsync)
    }
}

extension Service {
    /// Puts in force what can be. Where an address cannot be had nothing has changed.
    func apply(_ wanted: Options, instead current: Options) throws(ServerError) {
        try server.listen(on: wanted.addresses(isGivenSome: hasGiven))
        do throws(ServerError) {
            try serveMetrics(on: wanted.metrics)
        } catch {
            try server.listen(on: current.addresses(isGivenSome: hasGiven))
            throw error
        }
        operators.replace(by: wanted.operators)
        hub.apply(wanted.effectiveLimits)
        server.apply(wanted.effectiveLimits)
        advertise(wanted.advertised.advertise)
    }
}
