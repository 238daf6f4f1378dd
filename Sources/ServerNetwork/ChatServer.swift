package import Logging
import NIOCore
import NIOPosix
package import Posix
package import SecureChannel
import ServerCore
package import ServerHub
package import SottoModel
import Synchronization

/// Listeners, and one event loop a thread with its connections. The fan-out's edge.
package final class ChatServer: Sendable {
    /// Under which a socket that was bound for `--listen` goes to the program that replaces this one.
    package static let boundName = "sottod-listen"

    private let group: MultiThreadedEventLoopGroup
    private let loops: [NIOLoopBound<Loop>]
    private let lanes: [Lane]
    private let doorkeeper: Doorkeeper
    private let listeners: Listeners

    /// The lanes a hub needs before there is a server.
    package static func lanes(_ count: Int) -> [Lane] {
        (0..<count).map { _ in Lane() }
    }

    /// Listens, and serves what connects. Blocks until it does; not for an event loop.
    ///
    /// - Parameters:
    ///   - doors: a closed server's; none makes it open.
    ///   - lanes: as many as `options.threads`, the same that the hub has.
    ///   - handed: sockets to listen on beside `options.listen`, or in place of one that has its address.
    package static func start(
        _ options: ServerOptions, identity: consuming Identity, doors: Doors? = nil, hub: Hub, lanes: [Lane],
        handed: [Handover.Handed] = [], log: Logger
    ) throws -> ChatServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: lanes.count)
        let doorkeeper = Doorkeeper(limits: options.limits)
        let setup = LoopSetup(
            hub: hub, loopCount: lanes.count, limits: options.limits, keys: ServerKeys(identity, doors: doors),
            doorkeeper: doorkeeper, log: log)
        do {
            let loops = try zip(group.makeIterator(), lanes).enumerated().map { index, pair in
                try setup.make(on: pair.0, index: index, lane: pair.1)
            }
            let server = ChatServer(group: group, loops: loops, lanes: lanes, doorkeeper: doorkeeper)
            try server.listeners.adopt(handed)
            try server.listen(on: options.listen)
            return server
        } catch {
            for lane in lanes { lane.detach() }
            try group.syncShutdownGracefully()
            throw error
        }
    }

    /// What is listened on, ports filled in.
    package var addresses: [ServerAddress] { listeners.addresses }

    /// What it listens on, for the program that replaces this one.
    package var handed: [Handover.Handed] { listeners.handed }

    /// Listens there from now on and nowhere else. Where that cannot be nothing has changed.
    package func listen(on addresses: [ServerAddress]) throws(ServerError) {
        try listeners.listen(on: addresses)
    }

    /// For everybody, those who are there included.
    package func apply(_ limits: Limits) {
        doorkeeper.halfOpen.withLock { $0.limits = limits }
        for loop in loops { loop.eventLoop.execute { loop.value.apply(limits) } }
    }

    /// Returns when every loop has had a turn.
    package func awaitTurn() throws {
        for loop in loops { try loop.eventLoop.submit {}.wait() }
    }

    /// What all loops have counted.
    func figures(on eventLoop: any EventLoop) -> EventLoopFuture<LoopFigures> {
        let each = loops.map { loop in loop.eventLoop.submit { loop.value.currentFigures } }
        return EventLoopFuture.reduce(LoopFigures(), each, on: eventLoop, +)
    }

    /// Takes no new connections, tells everybody why, sends what is pending, and ends. Blocks until then.
    ///
    /// Whoever has taken the last of it is closed at once, the others after two seconds. Before a restart those who
    /// are just coming in get a second to do so: they would not know why they are turned away.
    ///
    /// - Parameter finishJournal: closes the journal's queue and returns when everything in it is settled.
    package func stop(_ hub: Hub, _ reason: CloseReason, finishJournal: () -> Void) throws {
        listeners.stopAccepting(keepsSockets: reason == .restarting)
        if reason == .restarting { letIn() }
        for loop in loops { try loop.eventLoop.submit { loop.value.stopReading() }.wait() }
        finishJournal()
        let emptied = loops.map { loop in
            loop.eventLoop.flatSubmit { loop.value.emptied(within: .seconds(2)) }
        }
        hub.closeAll(reason)
        for loop in emptied { try loop.wait() }
        for loop in loops { try loop.eventLoop.submit { loop.value.letGo() }.wait() }
        // A lane would hold its loop, and the loop everything, for as long as there is a hub.
        for lane in lanes { lane.detach() }
        try group.syncShutdownGracefully()
    }

    private init(
        group: MultiThreadedEventLoopGroup, loops: [NIOLoopBound<Loop>], lanes: [Lane], doorkeeper: Doorkeeper
    ) {
        self.group = group
        self.loops = loops
        self.lanes = lanes
        self.doorkeeper = doorkeeper
        listeners = Listeners(boundName: Self.boundName) { Self.bootstrap(group, loops) }
    }

    private func letIn() {
        let deadline = NIODeadline.now() + .seconds(1)
        while NIODeadline.now() < deadline, doorkeeper.halfOpen.withLock({ $0.count }) > 0 { pause(milliseconds: 10) }
    }

    private static func bootstrap(
        _ group: MultiThreadedEventLoopGroup, _ loops: [NIOLoopBound<Loop>]
    ) -> ServerBootstrap {
        let byEventLoop = Dictionary(uniqueKeysWithValues: loops.map { (ObjectIdentifier($0.eventLoop), $0) })
        return ServerBootstrap(group: group)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Without this the kernel keeps up to 4 MB for one reader that takes nothing.
            .childChannelOption(.socketOption(.so_sndbuf), value: 128 * 1024)
            // NIO keeps what it reads into for each connection: room for a message and a half, and where somebody sends
            // much at once for as long as they do.
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 512, maximum: 4096)
            )
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try byEventLoop[ObjectIdentifier(channel.eventLoop)]?.value.accept(channel)
                }
            }
    }
}

/// What every loop is made of.
private struct LoopSetup: Sendable {
    let hub: Hub
    let loopCount: Int
    let limits: Limits
    let keys: ServerKeys
    let doorkeeper: Doorkeeper
    let log: Logger

    func make(on eventLoop: any EventLoop, index: Int, lane: Lane) throws -> NIOLoopBound<Loop> {
        let bound = try eventLoop.submit {
            let loop = Loop(
                eventLoop: eventLoop, index: index, lane: lane, hasCompany: loopCount > 1, hub: hub, limits: limits,
                keys: keys, doorkeeper: doorkeeper, log: log)
            let bound = NIOLoopBound(loop, eventLoop: eventLoop)
            eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in bound.value.sweep() }
            return bound
        }.wait()
        lane.attach { eventLoop.execute { bound.value.drain() } }
        return bound
    }
}
