import Posix
import ServerNetwork

/// What is listened on already when the program starts, and what each socket is for.
struct HandedSockets {
    /// Under which a service manager hands over the socket for metrics; every other one is for people.
    private static let metricsName = "metrics"

    let chat: [Handover.Handed]
    let metrics: [Handover.Handed]
    /// Whether a service manager gave any for people, and not this program itself.
    let hasGiven: Bool

    var isEmpty: Bool { chat.isEmpty && metrics.isEmpty }

    init(_ handed: [Handover.Handed]) {
        metrics = handed.filter { [Self.metricsName, MetricsServer.boundName].contains($0.name) }
        let chat = handed.filter { ![Self.metricsName, MetricsServer.boundName].contains($0.name) }
        self.chat = chat
        hasGiven = chat.contains { $0.name != ChatServer.boundName }
    }
}
