internal import Noise
package import Sodium
internal import SottoModel

/// The server's side of the opening, without a socket, in about a kilobyte.
///
/// An open server takes 48 bytes and 64 bytes, and answers a client of another version. A closed one takes 64
/// and 64, and answers nobody who does not know a door: whatever the first 64 bytes are, the same is done with
/// all of them, so that no byte and no time tells a wrong secret from an unknown or an expired one, or from noise.
package struct ServerHandshake: ~Copyable, Sendable {
    package enum Step: Equatable, Sendable {
        case needMore
        /// To be sent: message 2.
        case send([UInt8])
        /// To be sent, and then the connection to be closed: the client speaks another version.
        case refuse([UInt8])
        /// Message 3 ended after this many bytes of the last cut; what is behind it are records.
        /// Time for ``ServerHandshake/finish()``.
        case established(consumed: Int)
    }

    private enum Awaited {
        case opening, thirdMessage, nothing
    }

    /// nil: the server is open.
    private let doors: DoorLookup?
    /// nil once the handshake has begun, with them in it.
    private var keys: OwnKeys?
    private var noise: ChannelHandshake?
    private var door: DoorID?
    private var awaited = Awaited.opening
    private var message: [UInt8] = []
    private var failure: ChannelError?

    /// - Parameters:
    ///   - doors: asked once, when the preamble and message 1 have come; none makes the server open.
    ///   - ephemeral: 32 bytes, for tests and published examples only.
    package init(
        identity: borrowing Identity, doors: DoorLookup? = nil, ephemeral: consuming SecretBytes? = nil
    ) {
        self.doors = doors
        keys = OwnKeys(identity: identity, ephemeral: ephemeral)
    }
}

extension ServerHandshake {
    /// Takes what the client sends, in any cut. The first failure, or refusal, is for ever.
    package mutating func receive(_ bytes: UnsafeRawBufferPointer) throws(ChannelError) -> Step {
        if let failure { throw failure }
        do {
            return try read(bytes)
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) throws(ChannelError) -> Step {
        switch awaited {
        case .opening: try readOpening(Incoming(bytes))
        case .thirdMessage: try readThirdMessage(Incoming(bytes))
        case .nothing: throw .outOfTurn
        }
    }

    private mutating func readOpening(_ bytes: Incoming) throws(ChannelError) -> Step {
        var incoming = bytes
        let isComplete = incoming.fill(&message, upTo: openingCount)
        if doors == nil {
            guard Preamble.isPossible(message) else { throw .handshake }
            if let version = Preamble.version(in: message), version != Preamble.version { return refuse() }
        }
        guard incoming.isEmpty else { throw .handshake }
        guard isComplete else { return .needMore }
        return .send(try answerOpening())
    }

    private var openingCount: Int {
        Preamble.byteCount + HandshakeMessage.firstCount(isClosed: doors != nil)
    }

    private mutating func refuse() -> Step {
        failure = .handshake
        return .refuse(Preamble.versionAnswer)
    }

    private mutating func answerOpening() throws(ChannelError) -> [UInt8] {
        guard let keys = keys.take() else { throw .outOfTurn }
        let prologue = Array(message.prefix(Preamble.byteCount))
        var noise = ChannelHandshake.open(
            .responder, keys: keys, prologue: prologue, door: try door(for: Preamble(prologue)))
        try noise.read(Array(message.dropFirst(Preamble.byteCount)))
        message = []
        awaited = .thirdMessage
        let answer = try noise.write()
        self.noise = consume noise
        return answer
    }

    /// The door that is to be known here; on a closed server where there is none, one that nobody knows.
    private mutating func door(for preamble: Preamble?) throws(ChannelError) -> Door? {
        guard let doors else {
            guard preamble == .open else { throw .handshake }
            return nil
        }
        // Made before it is needed: making one takes time.
        let decoy = Door()
        door = preamble?.door
        return door.flatMap(doors) ?? decoy
    }

    private mutating func readThirdMessage(_ bytes: Incoming) throws(ChannelError) -> Step {
        var incoming = bytes
        guard incoming.fill(&message, upTo: HandshakeMessage.thirdCount) else { return .needMore }
        try noise?.read(message)
        awaited = .nothing
        return .established(consumed: incoming.takenCount)
    }

    /// - Throws: `outOfTurn` before message 3 was read.
    package consuming func finish() throws(ChannelError) -> EstablishedChannel {
        if let failure { throw failure }
        guard let noise = noise.take() else { throw .outOfTurn }
        return try EstablishedChannel(noise, message: [], door: door)
    }
}
