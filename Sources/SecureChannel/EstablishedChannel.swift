internal import Noise
internal import Sodium
package import SottoModel

/// A completed handshake: who is at the other end, and the two halves of the channel.
package struct EstablishedChannel: ~Copyable, Sendable {
    /// The peer's channel key, proven.
    package let remoteKey: ChannelKey
    /// To be sent before the first record: message 3 on the client's side, nothing on the server's.
    package let message: [UInt8]
    /// The door it came through, known to both ends; nil where the server is open.
    package let door: DoorID?
    private let sealing: SealingHalf
    private let opening: OpeningHalf

    /// Takes the channel apart for good. The halves share nothing, so each may live on a thread of its own.
    package consuming func split<R: ~Copyable, E>(
        _ body: (consuming SealingHalf, consuming OpeningHalf) throws(E) -> R
    ) throws(E) -> R {
        try body(sealing, opening)
    }

    init(_ noise: consuming ChannelHandshake, message: [UInt8], door: DoorID?) throws(ChannelError) {
        let remoteKey = try noise.remoteKey()
        do {
            self = try noise.split { sending, receiving in
                EstablishedChannel(
                    remoteKey: remoteKey, message: message, door: door,
                    sealing: SealingHalf(cipher: sending), opening: OpeningHalf(cipher: receiving))
            }
        } catch {
            throw ChannelError(error)
        }
    }

    private init(
        remoteKey: ChannelKey, message: [UInt8], door: DoorID?,
        sealing: consuming SealingHalf, opening: consuming OpeningHalf
    ) {
        self.remoteKey = remoteKey
        self.message = message
        self.door = door
        self.sealing = sealing
        self.opening = opening
    }
}

extension HandshakeState where Hash == SHA256 {
    borrowing func remoteKey() throws(ChannelError) -> ChannelKey {
        guard let bytes = remoteStatic, let key = ChannelKey(bytes) else { throw .outOfTurn }
        return key
    }
}
