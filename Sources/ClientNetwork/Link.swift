package import Posix
package import SecureChannel
package import SottoModel
import Synchronization

/// The client's own identity, lent to the receive thread for its handshakes.
package final class IdentityHolder: Sendable {
    package let identity: Identity

    package init(_ identity: consuming Identity) {
        self.identity = identity
    }
}

/// One attempt to be connected, from resolving the host's name to the end of the stream, on a thread of its own:
/// the receive thread. Everything it has to tell goes into the inbox.
package final class Link: Sendable {
    /// In milliseconds.
    private static let rest: UInt32 = 5

    package let number: Int

    private let address: ServerAddress
    private let door: Door?
    private let pinned: ChannelKey?
    private let holder: IdentityHolder
    private let inbox: Inbox
    private let tap: WireTap
    private let state = Mutex<(socket: Socket?, isCancelled: Bool)>((nil, false))

    /// - Parameters:
    ///   - number: tells this link's letters from another's.
    ///   - door: the way in where the server is closed.
    ///   - tap: where somebody may watch.
    ///   - pinned: the key the server must show; without one the link ends with `keyUnknown`.
    package init(
        number: Int, to address: ServerAddress, door: Door? = nil, pinned: ChannelKey?, as holder: IdentityHolder,
        inbox: Inbox, tap: WireTap
    ) {
        self.number = number
        self.address = address
        self.door = door
        self.pinned = pinned
        self.holder = holder
        self.inbox = inbox
        self.tap = tap
    }

    /// - Throws: where the system makes no thread.
    package func start() throws(ThreadError) {
        try Thread.start("receive") { [self] in
            do throws(LinkEnd) {
                try run()
                forgetSocket()
            } catch {
                post(.ended(forgetSocket() ? .cancelled : error))
            }
        }
    }

    /// Ends it soon, from any thread. `ended` still comes.
    package func cancel() {
        let socket = state.withLock { state in
            state.isCancelled = true
            return state.socket
        }
        socket?.shutDown()
    }

    /// The connection closes with the last who holds it; nothing stays open while somebody is asked about a key.
    ///
    /// - Returns: whether this side gave it up.
    @discardableResult
    private func forgetSocket() -> Bool {
        state.withLock { state in
            state.socket = nil
            return state.isCancelled
        }
    }

    private func post(_ event: NetworkEvent) {
        inbox.post(event, from: number)
    }

    private func run() throws(LinkEnd) {
        let socket = try Socket.connect(to: address, seconds: 10)
        let isCancelled = state.withLock { state in
            state.socket = socket
            return state.isCancelled
        }
        guard !isCancelled else { throw .cancelled }
        let opening = Opening(socket, tap: tap)
        guard let channel = try opening.shakeHands(as: holder, door: door, pinned: pinned, tell: post) else { return }
        var reception = channel.split { sealing, opening in
            post(.online(Uplink(socket: socket, sealing: sealing, tap: tap)))
            return Reception(socket: socket, opening: opening, tap: tap)
        }
        while true {
            var isBehind = false
            try reception.receive { isBehind = inbox.post($0, from: number) }
            // Lines pour in, and the main thread rests until its next frame: what comes meanwhile comes together.
            if isBehind { pause(milliseconds: Self.rest) }
        }
    }
}
