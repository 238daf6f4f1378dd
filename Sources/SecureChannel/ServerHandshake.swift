internal import Noise
package import Sodium

/// The server's side of the opening, without a socket, in about a kilobyte.
///
/// Whoever sends anything else than the 48 bytes and the 64 bytes of the protocol is not answered.
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

    private static let openingCount = Preamble.byteCount + HandshakeMessage.firstCount

    private var noise: ChannelHandshake
    private var awaited = Awaited.opening
    private var message: [UInt8] = []
    private var failure: ChannelError?

    /// - Parameter ephemeral: 32 bytes, for tests and published examples only.
    package init(identity: borrowing Identity, ephemeral: consuming SecretBytes? = nil) {
        noise = .open(.responder, keys: identity.channelKeyPair(), ephemeral: ephemeral)
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
        let isComplete = incoming.fill(&message, upTo: Self.openingCount)
        guard Preamble.isPossible(message) else { throw .handshake }
        if let version = Preamble.version(in: message), version != Preamble.version { return refuse() }
        guard incoming.isEmpty else { throw .handshake }
        guard isComplete else { return .needMore }
        return .send(try answerOpening())
    }

    private mutating func refuse() -> Step {
        failure = .handshake
        return .refuse(Preamble.versionAnswer)
    }

    private mutating func answerOpening() throws(ChannelError) -> [UInt8] {
        guard Preamble(Array(message.prefix(Preamble.byteCount))) == .open else { throw .handshake }
        try noise.read(Array(message.dropFirst(Preamble.byteCount)))
        message = []
        awaited = .thirdMessage
        return try noise.write()
    }

    private mutating func readThirdMessage(_ bytes: Incoming) throws(ChannelError) -> Step {
        var incoming = bytes
        guard incoming.fill(&message, upTo: HandshakeMessage.thirdCount) else { return .needMore }
        try noise.read(message)
        awaited = .nothing
        return .established(consumed: incoming.takenCount)
    }

    /// - Throws: `outOfTurn` before message 3 was read.
    package consuming func finish() throws(ChannelError) -> EstablishedChannel {
        if let failure { throw failure }
        return try EstablishedChannel(noise, message: [])
    }
}
