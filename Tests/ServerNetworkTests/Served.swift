import Logging
import Posix
import SecureChannel
import ServerHub
import ServerNetwork
import ServerStore
import Sodium
import SottoModel
import TestSupport

/// A server on a free port of 127.0.0.1, in this process.
final class Served {
    static let firstNumber: UInt64 = 1000

    let port: UInt16
    /// A closed server's.
    let doors: DoorKeeper?
    private let scratch = Scratch()
    let hub: Hub
    private let server: ChatServer
    private let finished = WorkQueue<Bool> { _ in 1 }
    private var isStopped = false

    init(_ limits: Limits = .off, threads: Int = 2, listening port: UInt16 = 0, isClosed: Bool = false) throws {
        let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: Clocks.wallMilliseconds()) }
        let doors = isClosed ? try DataDirectory(scratch.path).doors(now: now) : nil
        self.doors = doors
        let lanes = ChatServer.lanes(threads)
        guard let key = JournalKey(seed: SecretBytes(copying: Array(repeating: 7, count: 32))) else {
            preconditionFailure("32 bytes are a seed")
        }
        let store = try OpenedStore(scratch.file("journal.db"), key, isSynchronous: false)
        hub = Hub(lanes: lanes, limits: limits, stored: store.stored) { $0 == Identity.seeded("root").key }
        try Journal(store, hub: hub, limits: limits, doors: doors, now: now)
            .start(base: Self.firstNumber) { [finished] in finished.put(true) }
        try RoomLister.start(hub, now: now)
        let options = ServerOptions(
            listen: [ServerAddress(host: "127.0.0.1", port: port)], threads: threads, limits: limits)
        let log = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
        server = try ChatServer.start(
            options, identity: .seeded("hall"),
            doors: doors.map { keeper in Doors(find: keeper.door) { keeper.current } }, hub: hub, lanes: lanes, log: log
        )
        self.port = server.addresses[0].port
    }

    /// As the program does it: people are told, and everything is sent first.
    func stop(_ reason: CloseReason = .shuttingDown) throws {
        guard !isStopped else { return }
        isStopped = true
        try server.stop(hub, reason) {
            hub.journal.close()
            _ = finished.take()
        }
        hub.pages.close()
        hub.lists.close()
    }

    /// Runs a conversation, and stops the server after it.
    static func during(
        _ limits: Limits = .off, threads: Int = 2, isClosed: Bool = false, _ conversation: (Served) throws -> Void
    ) throws {
        let served = try Served(limits, threads: threads, isClosed: isClosed)
        let result = Result { try conversation(served) }
        try served.stop()
        try result.get()
    }
}

extension Identity {
    /// The identity whose seed begins with these letters.
    static func seeded(_ letters: String) -> Identity {
        let seed = Array(letters.utf8) + Array(repeating: 0, count: 32)
        guard let identity = Identity(seed: SecretBytes(copying: Array(seed.prefix(32)))) else {
            preconditionFailure("32 bytes are a seed")
        }
        return identity
    }
}

extension Limits {
    /// Without the limits on people, changed in something.
    static func off(_ change: (inout Limits) -> Void) -> Limits {
        var limits = Limits.off
        change(&limits)
        return limits
    }
}
