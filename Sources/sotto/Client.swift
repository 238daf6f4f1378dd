import ClientCore
import ClientNetwork
import ClientStore
import Posix
import SecureChannel
import Sodium
import SottoModel
import SottoWire

/// A running client: its state, and the edges its effects go to. The main thread's alone.
///
/// The same for the screen and for lines; what differs is where events come from and who shows the state.
final class Client {
    private(set) var state: ClientState
    /// When to try the server again.
    private(set) var retryAt: ContinuousClock.Instant?
    private(set) var exit: Exit?
    /// What only a screen can do, gathered until the loop comes round.
    var requests = Requests()

    struct Requests {
        var rings = false
        var suspends = false
        var repaints = false
    }

    private let setup: Setup
    private let inbox: Inbox
    private let start = ContinuousClock.now
    private var known: KnownServers
    private var remembered: Remembered
    private var link: Link?
    private var links = 0
    private var uplink: Uplink?
    private var isBlocked = false
    private var shownKey: ChannelKey?
    private var closeReason: CloseReason?

    /// - Parameter wake: ends the main thread's wait; called on other threads.
    init(_ setup: Setup, wake: @escaping @Sendable () -> Void) throws(Complaint) {
        self.setup = setup
        inbox = Inbox(wake: wake)
        known = setup.known
        remembered = setup.remembered
        var settings = Settings()
        settings.isLineMode = setup.isLineMode
        settings.tabAlwaysFocuses = setup.tabAlwaysFocuses
        let identity = setup.holder.identity.key
        state = ClientState(
            me: Me(identity: identity, proof: setup.holder.identity.channelProof()), server: setup.invite.address,
            name: setup.name, room: setup.room, settings: settings)
        do throws(ThreadError) { try setup.store.startWriting(failed: Self.tellOfDisk) } catch { throw Complaint(error) }
        setup.store.save(remembered)
    }

    /// The descriptor to watch for writing, while the socket is full.
    var blockedDescriptor: Int32? { isBlocked ? uplink?.descriptor : nil }

    func handle(_ event: ClientEvent) {
        for effect in state.handle(event, at: moment) { perform(effect) }
    }

    /// Takes everything the receive thread has posted.
    func drainInbox() {
        for letter in inbox.takeAll() where letter.link == links { take(letter.event) }
    }

    /// Sends what waits, as far as the socket takes it.
    func flush() {
        guard let uplink else { return }
        let progress = uplink.flush()
        isBlocked = progress == .blocked
        // The receive thread sees the same failure, and says how it ended.
        if progress == .failed { self.uplink = nil }
    }

    func retryIfDue() {
        guard let retryAt, retryAt <= .now else { return }
        self.retryAt = nil
        handle(.retryDue)
    }

    /// The last of all: what was said is sent, what is to be kept is on disk.
    func finish() {
        flush()
        uplink?.finish()
        setup.store.finish()
    }

    private var moment: Moment {
        var random = Random()
        return Moment(
            wall: Timestamp(milliseconds: Clocks.wallMilliseconds()), elapsed: start.duration(to: .now),
            random: SplitMix64(seed: random.next()))
    }

    private static func tellOfDisk(_ error: FileError) {
        // The screen is not this thread's; where it is up the line is seen after it.
        _ = Complaint(error).report()
    }
}

// MARK: - From the network

extension Client {
    private func take(_ event: NetworkEvent) {
        switch event {
        case .keyUnknown(let key): meet(key)
        case .keyChanged(let shown, let pinned):
            handle(.serverKeyChanged(fingerprint: Self.words(shown), pinned: Self.words(pinned)))
        case .online(let uplink): goOnline(uplink)
        case .received(let events): events.forEach(take)
        case .ended(let end): lose(end)
        }
    }

    private func meet(_ key: ChannelKey) {
        shownKey = key
        guard setup.acceptsNew else { return handle(.serverKeyUnknown(fingerprint: Self.words(key))) }
        perform(.trustServer)
    }

    private func goOnline(_ uplink: Uplink) {
        self.uplink = uplink
        closeReason = nil
        pin(setup.pinned)
        handle(.online)
    }

    private func take(_ event: ServerEvent) {
        switch event {
        case .whisper(let from, let id, let at, let sealed): open(from, id, at, sealed)
        case .close(let reason):
            closeReason = reason
            handle(.server(event))
        default: handle(.server(event))
        }
    }

    private func open(_ from: Person, _ id: MessageID, _ at: Timestamp, _ sealed: [UInt8]) {
        // What cannot be opened says nothing anybody could act on.
        guard let body = try? WhisperCodec.decode(sealed) else { return }
        handle(.whisper(from: from, id, at: at, body))
    }

    private func lose(_ end: LinkEnd) {
        uplink = nil
        isBlocked = false
        handle(.disconnected(Disconnect(end, closeReason: closeReason)))
    }

    private static func words(_ key: ChannelKey) -> String {
        "\(Fingerprint(of: key.key))"
    }
}

// MARK: - Effects

extension Client {
    private func perform(_ effect: ClientEffect) {
        switch effect {
        case .connect: connect()
        case .retry(let delay): retryAt = .now + delay
        case .disconnect: disconnect()
        case .send(let request): uplink?.send(request)
        case .whisper(let to, let id, let body):
            uplink?.send(.whisper(to: to, id, sealed: WhisperCodec.encode(body)))
        case .trustServer:
            pin(shownKey)
            connect()
        case .saveName(let name): remember(name)
        case .ring: requests.rings = true
        case .suspend: requests.suspends = true
        case .redraw: requests.repaints = true
        case .quit(let exit): self.exit = exit
        }
    }

    private func connect() {
        retryAt = nil
        disconnect()
        links += 1
        let pinned = known[setup.invite.address] ?? setup.invite.key
        // An invite that names another key than the pinned one is a changed key, before anything is sent.
        if let pinned, let invited = setup.invite.key, invited != pinned {
            return handle(.serverKeyChanged(fingerprint: Self.words(invited), pinned: Self.words(pinned)))
        }
        let link = Link(
            number: links, to: setup.invite.address, pinned: pinned, as: setup.holder, inbox: inbox)
        self.link = link
        do throws(ThreadError) { try link.start() } catch { handle(.disconnected(.unreachable)) }
    }

    private func disconnect() {
        flush()
        uplink?.finish()
        uplink = nil
        isBlocked = false
        link?.cancel()
        link = nil
    }

    private func pin(_ key: ChannelKey?) {
        guard let key, known[setup.invite.address] == nil else { return }
        known[setup.invite.address] = key
        setup.store.save(known)
    }

    private func remember(_ name: UserName) {
        remembered.name = name
        setup.store.save(remembered)
    }
}

extension Disconnect {
    init(_ end: LinkEnd, closeReason: CloseReason?) {
        if let closeReason {
            self = .closed(closeReason)
            return
        }
        self =
            switch end {
            case .unresolved: .unresolved
            case .refused: .refused
            case .unreachable: .unreachable
            case .timedOut: .timedOut
            case .cut, .cancelled: .cut
            case .malformed: .protocolError
            case .otherVersion(let version): .wrongVersion(older: version > Preamble.version ? .client : .server)
            }
    }
}
