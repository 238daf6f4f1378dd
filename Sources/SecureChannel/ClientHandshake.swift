internal import Noise
package import Sodium
package import SottoModel

/// The client's side of the opening, without a socket.
///
///     start() → send │ receive(…) until .serverKey │ pin check │ finish() → send, then records
///
/// The pin check stands before ``finish()``: message 3 tells who we are and goes only to a server whose key
/// is pinned. For any other, drop the value and close.
package struct ClientHandshake: ~Copyable, Sendable {
    package enum ServerReply: Equatable, Sendable {
        case needMore
        /// Message 2 is read; the server has proven that it holds this key.
        case serverKey(ChannelKey)
    }

    private let preamble: Preamble
    private var noise: ChannelHandshake
    private var message: [UInt8] = []
    private var failure: ChannelError?

    /// - Parameters:
    ///   - door: the way into a closed server; none for an open one.
    ///   - ephemeral: 32 bytes, for tests and published examples only.
    package init(
        identity: borrowing Identity, door: Door? = nil, ephemeral: consuming SecretBytes? = nil
    ) {
        preamble = door.map { .closed($0.id) } ?? .open
        noise = .open(
            .initiator, keys: OwnKeys(identity: identity, ephemeral: ephemeral), prologue: preamble.bytes,
            door: door)
    }
}

extension ClientHandshake {
    /// The first bytes of the connection: the preamble and message 1.
    package mutating func start() throws(ChannelError) -> [UInt8] {
        try preamble.bytes + noise.write()
    }

    /// Takes what the server answers, in any cut. The first failure is for ever.
    ///
    /// - Throws: `otherVersion` where the server names a version that is not ours. Bytes behind message 2
    ///   are an error: nothing may come before message 3.
    package mutating func receive(_ bytes: UnsafeRawBufferPointer) throws(ChannelError) -> ServerReply {
        if let failure { throw failure }
        do {
            return try read(bytes)
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) throws(ChannelError) -> ServerReply {
        var incoming = Incoming(bytes)
        let isComplete = incoming.fill(&message, upTo: HandshakeMessage.secondCount)
        if let version = Preamble.version(in: message), version != Preamble.version {
            throw .otherVersion(version)
        }
        guard incoming.isEmpty else { throw .handshake }
        guard isComplete else { return .needMore }
        try noise.read(message)
        return .serverKey(try noise.remoteKey())
    }

    /// Makes message 3, which is the channel's ``EstablishedChannel/message``.
    package consuming func finish() throws(ChannelError) -> EstablishedChannel {
        if let failure { throw failure }
        let message = try noise.write()
        return try EstablishedChannel(noise, message: message, door: preamble.door)
    }
}
