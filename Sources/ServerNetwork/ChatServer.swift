package import Logging
import NIOCore
import NIOPosix
package import SecureChannel
package import ServerHub
package import SottoModel

/// Listeners, and one event loop a thread with its connections. The fan-out's edge.
package final class ChatServer: Sendable {
    /// What was listened on, ports filled in.
    package let addresses: [ServerAddress]

    private let group: MultiThreadedEventLoopGroup
    private let listeners: [any Channel]
    private let loops: [NIOLoopBound<Loop>]
    private let lanes: [Lane]

    /// The lanes a hub needs before there is a server.
    package static func lanes(_ count: Int) -> [Lane] {
        (0..<count).map { _ in Lane() }
    }

    /// Listens, and serves what connects. Blocks until it does; not for an event loop.
    ///
    /// - Parameters:
    ///   - doors: a closed server's; none makes it open.
    ///   - lanes: as many as `options.threads`, the same that the hub has.
    package static func start(
        _ options: ServerOptions, identity: consuming Identity, doors: Doors? = nil, hub: Hub, lanes: [Lane],
        log: Logger
    ) throws -> ChatServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: lanes.count)
        let setup = LoopSetup(
            hub: hub, limits: options.limits, keys: ServerKeys(identity, doors: doors),
            doorkeeper: Doorkeeper(limits: options.limits), log: log)
        do {
            let loops = try zip(group.makeIterator(), lanes).enumerated().map { index, pair in
                try setup.make(on: pair.0, index: index, lane: pair.1)
            }
            return ChatServer(
                group: group, listeners: try listen(options, group, loops), loops: loops, lanes: lanes)
        } catch {
            for lane in lanes { lane.detach() }
            try group.syncShutdownGracefully()
            throw error
        }
    }

    /// Takes no new connections, tells everybody why, sends what is pending, and ends. Blocks until then.
    ///
    /// - Parameter finishJournal: closes the journal's queue and returns when everything in it is settled.
    package func stop(_ hub: Hub, _ reason: CloseReason, finishJournal: () -> Void) throws {
        for listener in listeners { try? listener.close().wait() }
        for loop in loops { try loop.eventLoop.submit { loop.value.stopReading() }.wait() }
        finishJournal()
        let emptied = loops.map { loop in
            loop.eventLoop.flatSubmit { loop.value.emptied(within: .seconds(3)) }
        }
        hub.closeAll(reason)
        for loop in emptied { try loop.wait() }
        // A lane would hold its loop, and the loop everything, for as long as there is a hub.
        for lane in lanes { lane.detach() }
        try group.syncShutdownGracefully()
    }

    private init(
        group: MultiThreadedEventLoopGroup, listeners: [any Channel], loops: [NIOLoopBound<Loop>], lanes: [Lane]
    ) {
        self.group = group
        self.listeners = listeners
        self.loops = loops
        self.lanes = lanes
        addresses = listeners.compactMap { listener in
            guard let address = listener.localAddress, let host = address.ipAddress, let port = address.port else {
                return nil
            }
            return ServerAddress(host: host, port: UInt16(port))
        }
    }

    private static func listen(
        _ options: ServerOptions, _ group: MultiThreadedEventLoopGroup, _ loops: [NIOLoopBound<Loop>]
    ) throws -> [any Channel] {
        let byEventLoop = Dictionary(uniqueKeysWithValues: loops.map { (ObjectIdentifier($0.eventLoop), $0) })
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Without this the kernel keeps up to 4 MB for one reader that takes nothing.
            .childChannelOption(.socketOption(.so_sndbuf), value: 128 * 1024)
            // NIO keeps what it reads into for each connection, up to 64 KiB of it where somebody sends much at once.
            .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 2048))
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try byEventLoop[ObjectIdentifier(channel.eventLoop)]?.value.accept(channel)
                }
            }
        var listeners: [any Channel] = []
        for address in options.listen {
            do {
                listeners.append(try bootstrap.bind(host: address.host, port: Int(address.port)).wait())
            } catch {
                throw ServerError.cannotListen(address, reason: "\(error)")
            }
        }
        return listeners
    }
}

/// What every loop is made of.
private struct LoopSetup: Sendable {
    let hub: Hub
    let limits: Limits
    let keys: ServerKeys
    let doorkeeper: Doorkeeper
    let log: Logger

    func make(on eventLoop: any EventLoop, index: Int, lane: Lane) throws -> NIOLoopBound<Loop> {
        let bound = try eventLoop.submit {
            let loop = Loop(
                eventLoop: eventLoop, index: index, lane: lane, hub: hub, limits: limits, keys: keys,
                doorkeeper: doorkeeper, log: log)
            let bound = NIOLoopBound(loop, eventLoop: eventLoop)
            eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in bound.value.sweep() }
            return bound
        }.wait()
        lane.attach { eventLoop.execute { bound.value.drain() } }
        return bound
    }
}

extension Loop {
    /// The first half of stopping: nothing more is asked, and what was asked reaches the hub.
    func stopReading() {
        isStopping = true
        for case let connection? in slots { connection.setReading(false) }
        submitCalls()
    }

    /// The second half: done when the last connection is gone, or after so long.
    func emptied(within limit: TimeAmount) -> EventLoopFuture<Void> {
        let promise = eventLoop.makePromise(of: Void.self)
        var isDone = false
        let finish = {
            guard !isDone else { return }
            isDone = true
            promise.succeed()
        }
        whenEmpty = finish
        if freeSlots.count == slots.count { finish() }
        eventLoop.assumeIsolated().scheduleTask(in: limit) { finish() }
        return promise.futureResult
    }
}
