import NIOCore
import SecureChannel
import ServerCore
import Sodium
import SottoModel
import SottoWire

/// NIO has a `ChannelError` too.
typealias SecureChannelError = SecureChannel.ChannelError

/// One client's connection, on one loop: bytes in, requests out, and what waits to be sent.
///
/// The only handler of its pipeline; output goes past the pipeline (`Loop+Flush`). Every method runs on the loop.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// handshaking → awaitingHello → claiming → open → closing → dead; any → closing or dead.
    enum Phase: String, CaseIterable {
        case handshaking
        case awaitingHello = "awaiting-hello"
        case claiming, open, closing, dead
    }

    /// When what waits for it is sent: at once, or in its turn among the many.
    enum Turn {
        case none, prompt, bulk
    }

    // What a delivery needs lies together, in as few of the processor's lines as may be.
    let channel: any Channel
    /// What it has to be sent waits for this.
    var turn = Turn.none
    var phase = Phase.handshaking
    /// NIO holds bytes of ours: until they are out nothing is sealed.
    var isWriting = false
    /// Whether it may be fed by pages in some room, or lack the newest of a user list.
    var lacksSomething = false
    /// The socket, for sending past the pipeline. Used only while the channel is active.
    var socket: NIOBSDSocket.Handle = -1
    /// The last time that it was sent what many are sent, and when the next is.
    var lastSent = NIODeadline.distantPast
    var notBefore = NIODeadline.distantPast
    // Every delivery goes through these two. They are the loop's alone, and while one is changed nothing calls back:
    // the check of that at run time would be a sixth of a delivery's instructions.
    @exclusivity(unchecked) var sealing: SealingHalf?
    @exclusivity(unchecked) var outgoing = Outgoing()

    let id: SessionID
    let loop: Loop
    let source: Source
    let opened: NIODeadline

    /// nil once the channel is there: half a kilobyte less.
    var arrival: Arrival?
    var opening: OpeningHalf?
    var remoteKey: ChannelKey?
    /// Whom it is for, once Hello has proved it.
    var identity: IdentityKey?
    /// Why it did not get in.
    var failure: HandshakeFailure?
    /// The door it came through, on a closed server.
    var door: DoorID?
    /// Whether who signed in operates the server.
    var isOperator = false

    var intake: Intake
    var holdsHalfOpen = true
    var lastHeard: NIODeadline
    var lastProgress: NIODeadline
    var pingSent = false
    /// What others relayed to it and the hub does not know to have left.
    var unreportedRelays = 0
    /// Index in the loop's table of each room.
    var memberships: [RoomID: Int] = [:]
    /// Why the server ends this, for the next sign-in.
    var endedFor: CloseReason?
    /// The hub knows that this is over, and has forgotten it.
    var hubKnowsEnd = false
    var hubForgot = false
    var isReading = true

    init(id: SessionID, channel: any Channel, loop: Loop, source: Source) {
        self.id = id
        self.channel = channel
        self.loop = loop
        self.source = source
        opened = .now()
        lastHeard = opened
        lastProgress = opened
        intake = Intake(limits: loop.limits, now: opened.uptimeNanoseconds)
        arrival = Arrival(loop.keys)
    }

    func channelActive(context: ChannelHandlerContext) {
        let handle = try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(
            of: NIOBSDSocket.Handle.self
        ) { $0 }
        guard let handle else { return context.close(promise: nil) }
        socket = handle
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        lastHeard = .now()
        loop.figures.bytesIn += UInt64(buffer.readableBytes)
        pingSent = false
        if phase == .handshaking {
            guard arrival?.take(buffer.readableBytesView) == true else {
                fail(.invalid)
                return drop()
            }
            return loop.shakeHands(with: self)
        }
        buffer.withUnsafeMutableReadableBytes { read(UnsafeRawBufferPointer($0)) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        socket = -1
        if phase.isComingIn, !loop.isStopping { fail(.ended) }
        phase = .dead
        loop.ended(self)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        drop()
    }

    /// Records from the client, in any cut.
    func read(_ bytes: UnsafeRawBufferPointer) {
        guard phase != .closing, phase != .dead else { return }
        do {
            try opening?.receive(bytes, limits: phase == .open ? .fromClient : .fromNobody) {
                envelope throws(SecureChannelError) in
                try take(envelope)
            }
            process()
        } catch {
            // Nothing is said about why.
            misunderstood()
            drop()
        }
    }

    private func take(_ envelope: UnsafeRawBufferPointer) throws(SecureChannelError) {
        do {
            if let request = try ClientCodec.decode(Array(envelope)) { intake.append(.request(request)) }
        } catch {
            guard case .impossible(let answer) = error else { throw .record }
            intake.append(.impossible(answer))
        }
    }

    func send(_ event: ServerEvent) {
        outgoing.append(ServerCodec.encode(event))
        loop.markPrompt(self)
    }

    /// Says why, after everything that waits; then closes.
    func goodbye(_ reason: CloseReason) {
        guard phase != .closing, phase != .dead else { return }
        guard sealing != nil else { return drop() }
        // First: what the rooms have for it still would come behind the goodbye.
        loop.leaveRooms(self)
        send(.close(reason))
        phase = .closing
        setReading(true)
        loop.closeSoon(self)
    }

    func drop() {
        channel.close(promise: nil)
    }

    /// It does not get in.
    func fail(_ failure: HandshakeFailure) {
        guard self.failure == nil else { return }
        self.failure = failure
        loop.noteFailure(of: self, failure)
    }

    /// What it said was not the protocol.
    func misunderstood() {
        if phase.isComingIn { fail(.invalid) } else { loop.noteCut(self, .malformed) }
        endedFor = .malformed
    }
}

extension Connection.Phase {
    var isComingIn: Bool {
        switch self {
        case .handshaking, .awaitingHello, .claiming: true
        case .open, .closing, .dead: false
        }
    }
}
