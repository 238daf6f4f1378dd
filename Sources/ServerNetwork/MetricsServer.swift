import NIOCore
import NIOPosix
package import Posix
package import SottoModel
package import Telemetry

/// The figures, for whoever asks by HTTP, on an address and a thread of their own: no answer keeps a chat waiting.
package final class MetricsServer: Sendable {
    package static let boundName = "sottod-metrics"

    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let listeners: Listeners

    /// - Parameter metrics: what is told; called on the metrics' own thread.
    package init(of server: ChatServer, metrics: @escaping @Sendable (LoopFigures) -> [Metric]) {
        let group = group
        let desk = MetricsDesk(server, metrics)
        listeners = Listeners(boundName: Self.boundName) {
            ServerBootstrap(group: group).childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(MetricsHandler(desk))
                }
            }
        }
    }

    package var addresses: [ServerAddress] { listeners.addresses }
    package var handed: [Handover.Handed] { listeners.handed }

    package func adopt(_ handed: [Handover.Handed]) throws(ServerError) {
        try listeners.adopt(handed)
    }

    package func listen(on addresses: [ServerAddress]) throws(ServerError) {
        try listeners.listen(on: addresses)
    }

    /// Who is connected is cut.
    package func stop(keepsSockets: Bool) throws {
        listeners.stopAccepting(keepsSockets: keepsSockets)
        try group.syncShutdownGracefully()
    }
}
