import NIOCore
import Synchronization
import Telemetry

/// What all connections to the metrics' address share.
final class MetricsDesk: Sendable {
    /// A scraper or two, and somebody who looks.
    static let mostConnections = 16

    let server: ChatServer
    let metrics: @Sendable (LoopFigures) -> [Metric]
    private let connections = Atomic(0)

    init(_ server: ChatServer, _ metrics: @escaping @Sendable (LoopFigures) -> [Metric]) {
        self.server = server
        self.metrics = metrics
    }

    /// - Returns: whether there is room for one more. Whoever came leaves, whether there was or not.
    func come() -> Bool {
        connections.add(1, ordering: .relaxed).newValue <= Self.mostConnections
    }

    func leave() {
        connections.subtract(1, ordering: .relaxed)
    }
}

/// One connection to the metrics' address: a request, an answer, the end. In all it has five seconds.
final class MetricsHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private static var patience: TimeAmount { .seconds(5) }

    private let desk: MetricsDesk
    private var request: [UInt8] = []
    private var isAnswered = false

    init(_ desk: MetricsDesk) {
        self.desk = desk
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        guard desk.come() else { return channel.close(promise: nil) }
        channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        desk.leave()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAnswered else { return }
        request.append(contentsOf: unwrapInboundIn(data).readableBytesView)
        switch MetricsRequest(request) {
        case .incomplete: break
        case .metrics: tell(context.channel)
        case .refused(let refusal): answer(MetricsAnswer.refusal(refusal), context.channel)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func tell(_ channel: any Channel) {
        isAnswered = true
        desk.server.figures(on: channel.eventLoop).assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let figures):
                let text = Exposition.text(desk.metrics(figures))
                answer(MetricsAnswer.figures(text, contentType: Exposition.contentType), channel)
            case .failure: answer(MetricsAnswer.refusal(.unavailable), channel)
            }
        }
    }

    private func answer(_ text: String, _ channel: any Channel) {
        isAnswered = true
        channel.writeAndFlush(ByteBuffer(string: text)).whenComplete { _ in channel.close(promise: nil) }
    }
}
