import Glibc
import NIOCore
import NIOPosix
import Posix
import SottoModel
import Synchronization

/// The sockets a server listens on, and the channels that accept from them. A socket outlives its channel: who
/// connects meanwhile waits in the kernel's queue, for the channel of a later program if need be.
final class Listeners: Sendable {
    private struct Listener {
        let socket: ListeningSocket
        /// A service manager's, or `boundName`.
        let name: String
        let channel: any Channel

        var address: ServerAddress { ServerAddress(host: socket.host, port: socket.port) }
    }

    private let boundName: String
    private let accepting: @Sendable () -> ServerBootstrap
    private let listeners = Mutex<[Listener]>([])

    /// - Parameter boundName: under which a socket that was bound here goes to the program that replaces this one.
    init(boundName: String, accepting: @escaping @Sendable () -> ServerBootstrap) {
        self.boundName = boundName
        self.accepting = accepting
    }

    var addresses: [ServerAddress] { all.map(\.address) }

    /// For the program that replaces this one.
    var handed: [Handover.Handed] {
        all.map { .init(descriptor: $0.socket.descriptor, name: $0.name) }
    }

    /// What was handed to this program, accepted from at once.
    func adopt(_ handed: [Handover.Handed]) throws(ServerError) {
        for one in handed {
            do throws(ListenError) {
                let socket = try ListeningSocket(adopting: one.descriptor)
                try add(socket, name: one.name)
            } catch {
                throw .cannotAdopt(name: one.name, error)
            }
        }
    }

    /// Listens there and nowhere else, but for what a service manager gave. Where one address cannot be had nothing
    /// has changed.
    func listen(on wanted: [ServerAddress]) throws(ServerError) {
        let present = all
        let plan = ListenPlan(
            wanted: wanted.map { .init(hosts: numericHosts(of: $0.host), port: $0.port) },
            present: present.map { .init(host: $0.socket.host, port: $0.socket.port, isGiven: $0.name != boundName) })
        let opened = try plan.opened.map { index throws(ServerError) in try Self.open(wanted[index]) }
        for (index, socket) in zip(plan.opened, opened) {
            do throws(ListenError) { try add(socket, name: boundName) } catch {
                throw .cannotListen(wanted[index], error)
            }
        }
        for index in plan.dropped { remove(present[index]) }
    }

    /// Nobody is accepted any more.
    ///
    /// - Parameter keepsSockets: whether who connects waits for somebody else to accept, and is not refused.
    func stopAccepting(keepsSockets: Bool) {
        for listener in all { try? listener.channel.close().wait() }
        if !keepsSockets { listeners.withLock { $0.removeAll() } }
    }

    private var all: [Listener] { listeners.withLock { $0 } }

    private static func open(_ address: ServerAddress) throws(ServerError) -> ListeningSocket {
        do throws(ListenError) {
            return try ListeningSocket(host: address.host, port: address.port)
        } catch {
            throw .cannotListen(address, error)
        }
    }

    private func add(_ socket: ListeningSocket, name: String) throws(ListenError) {
        let channel = try accept(from: try socket.duplicate())
        socket.lengthenQueue()
        listeners.withLock { $0.append(Listener(socket: socket, name: name, channel: channel)) }
    }

    private func remove(_ listener: Listener) {
        try? listener.channel.close().wait()
        listeners.withLock { $0.removeAll { $0.socket === listener.socket } }
    }

    /// - Parameter descriptor: closed with the channel.
    private func accept(from descriptor: Int32) throws(ListenError) -> any Channel {
        do {
            return try accepting().withBoundSocket(descriptor).wait()
        } catch {
            throw .refused(code: (error as? IOError)?.errnoCode ?? EIO)
        }
    }
}
