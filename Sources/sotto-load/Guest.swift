import Glibc
import Posix
import SecureChannel
import Sodium
import SottoModel
import SottoWire

/// One simulated client: the product's own protocol over a socket of its own, every record opened.
final class Guest {
    enum Phase {
        case absent, connecting, shakingHands, signingIn, joining, present, lost
    }

    let name: UserName
    let room: RoomName
    /// Over all its connections.
    private(set) var bytesRead = 0
    private(set) var phase = Phase.absent
    private(set) var socket: Int32 = -1
    var ledger: Ledger
    /// How many own messages were sent.
    private(set) var sent = 0
    private(set) var roomID: RoomID?
    /// Told what a search found.
    var heardHits: (SearchHits) -> Void = { _ in }
    /// Why it was lost, the last time.
    private(set) var loss: Loss?
    /// What it said and has not heard yet: said again when it is back.
    private var unheard: [(id: MessageID, body: String, stamp: Stamp?)] = []

    private let identity: Identity
    private let target: Target
    private var handshake: ClientHandshake?
    private var opening: OpeningHalf?
    private var sealing: SealingHalf?
    private var unsent: [UInt8] = []
    private var resumeThrough: EntryNumber?

    init(name: UserName, room: RoomName, target: Target, senders: Int) throws(LoadError) {
        self.name = name
        self.room = room
        self.target = target
        ledger = Ledger(senders: senders)
        guard let identity = Identity(seed: SecretBytes.random(Identity.seedCount)) else { throw .usage("no identity") }
        self.identity = identity
    }

    var complaint: String? { loss?.description }
    var unheardCount: Int { unheard.count }

    /// Begins to connect; the rest follows from what the socket becomes ready for.
    func connect() throws(LoadError) {
        socket = try target.connect()
        phase = .connecting
        unsent = []
        roomID = nil
        loss = nil
    }

    func close() {
        guard socket >= 0 else { return }
        Glibc.close(socket)
        socket = -1
        handshake = nil
        opening = nil
        sealing = nil
        if phase != .lost { phase = .absent }
    }

    /// The socket can be written to.
    func writable() {
        if phase == .connecting { begin() }
        push()
    }

    /// Reads all there is.
    ///
    /// - Parameter hear: is told of each entry of the load.
    func readable(_ buffer: UnsafeMutableRawBufferPointer, hear: (Stamp) -> Void) {
        while phase != .lost, socket >= 0 {
            let count = recv(socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            if count < 0, errno == EAGAIN || errno == EINTR { return }
            guard count > 0 else { return lose(count == 0 ? .ended : .broken("errno \(errno)")) }
            bytesRead += count
            take(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]), hear)
            if count < buffer.count { return }
        }
    }

    /// Says something in the room, now or once it is back in it.
    func say(_ body: String) {
        sent += 1
        var random = Random()
        let id = MessageID(
            at: Timestamp(milliseconds: Clocks.wallMilliseconds()), randomness: (random.next(), random.next()))
        var text = body
        unheard.append((id, body, text.withUTF8 { Stamp(UnsafeRawBufferPointer($0)) }))
        if let roomID { send(.post(roomID, id, .say(body))) }
    }

    /// Says something once, and forgets that it did.
    func post(_ text: String) {
        guard let roomID else { return }
        var random = Random()
        let id = MessageID(
            at: Timestamp(milliseconds: Clocks.wallMilliseconds()), randomness: (random.next(), random.next()))
        send(.post(roomID, id, .say(text)))
    }

    func ask(_ query: SearchQuery) {
        send(.search(query))
    }

    func leave() {
        send(.close(.leaving))
    }

    // MARK: - The channel

    private func begin() {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size)
        guard code == 0 else { return lose(.unconnected(code)) }
        var handshake = ClientHandshake(identity: identity, door: target.door)
        guard let hello = try? handshake.start() else { return lose(.broken("handshake")) }
        self.handshake = consume handshake
        phase = .shakingHands
        unsent = hello
    }

    private func take(_ bytes: UnsafeRawBufferPointer, _ hear: (Stamp) -> Void) {
        do {
            if phase == .shakingHands { return try shakeHands(bytes) }
            try opening?.receive(bytes, limits: .fromServer) { envelope throws(ChannelError) in
                try take(envelope: envelope, hear)
            }
        } catch {
            lose(.broken("\(error)"))
        }
    }

    private func shakeHands(_ bytes: UnsafeRawBufferPointer) throws {
        guard case .serverKey(let key)? = try handshake?.receive(bytes) else { return }
        guard key == target.key, let handshake = handshake.take() else { return lose(.broken("another key")) }
        let channel = try handshake.finish()
        unsent += channel.message
        channel.split { sealing, opening in
            self.sealing = consume sealing
            self.opening = consume opening
        }
        phase = .signingIn
        send(.hello(Hello(identity: identity.key, proof: identity.channelProof(), name: name, isInteractive: true)))
    }

    private func take(envelope: UnsafeRawBufferPointer, _ hear: (Stamp) -> Void) throws(ChannelError) {
        if let entry = EntryScan(envelope) {
            let stamp = Stamp(entry.text)
            ledger.hear(number: entry.number, prev: entry.prev, stamp: stamp)
            if let stamp { heard(stamp, hear) }
            return
        }
        do {
            if let event = try ServerCodec.decode(Array(envelope)) { take(event, hear) }
        } catch {
            throw .record
        }
    }

    private func take(_ event: ServerEvent, _ hear: (Stamp) -> Void) {
        switch event {
        case .welcome:
            phase = .joining
            send(.join(room, after: ledger.last))
        case .joined(let joined): enter(joined)
        case .page(_, let page): catchUp(page, hear)
        case .ping(let nonce): send(.pong(nonce))
        case .refused(let refusal), .joinRefused(_, let refusal), .outcome(_, .refused(let refusal)):
            lose(.refused(refusal))
        case .hits(let hits): heardHits(hits)
        case .outcome(let id, .kept): unheard.removeAll { $0.id == id }
        case .close(let reason): lose(.closed(reason))
        default: break
        }
    }

    private func enter(_ joined: Joined) {
        roomID = joined.room
        let isNew = ledger.last == nil
        if isNew { ledger.begin(at: joined.last) }
        // A newcomer's page is of what was said before it came.
        resumeThrough = isNew || ledger.last == joined.last ? nil : joined.last
        if resumeThrough == nil { phase = .present }
        for said in unheard { send(.post(joined.room, said.id, .say(said.body))) }
    }

    private func heard(_ stamp: Stamp, _ hear: (Stamp) -> Void) {
        if !unheard.isEmpty { unheard.removeAll { $0.stamp == stamp } }
        hear(stamp)
    }

    private func catchUp(_ page: Page, _ hear: (Stamp) -> Void) {
        for entry in page.entries {
            guard case .kept(let number, let prev) = entry.place, number > ledger.last ?? .zero else { continue }
            var text = entry.body.text
            let stamp = text.withUTF8 { Stamp(UnsafeRawBufferPointer($0)) }
            ledger.hear(number: number.rawValue, prev: prev.rawValue, stamp: stamp)
            if let stamp { heard(stamp, hear) }
        }
        guard let through = resumeThrough, page.through >= through else { return }
        resumeThrough = nil
        phase = .present
    }

    private func send(_ request: ClientRequest) {
        guard let frame = try? sealing?.seal(ClientCodec.encode(request)) else { return }
        unsent += frame
        push()
    }

    private func push() {
        guard !unsent.isEmpty, socket >= 0 else { return }
        let count = Glibc.send(socket, unsent, unsent.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
        if count > 0 { unsent.removeFirst(count) }
        if count < 0, errno != EAGAIN, errno != EINTR { lose(.broken("send: errno \(errno)")) }
    }

    private func lose(_ why: Loss) {
        phase = .lost
        loss = loss ?? why
    }
}
