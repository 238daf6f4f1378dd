internal import Noise
internal import Sodium
internal import SottoModel

/// `Noise_IK_25519_ChaChaPoly_SHA256` between two people: one message each way, then records.
///
///     prologue    "sotto-ik-1" ‖ server's channel key ‖ initiator ‖ responder ‖ channel id, u64
///     message 1   its payload is the initiator's word for their channel key, which the message carries
///     message 2   its payload is empty
final class PeerHandshake {
    private static let label = Array("sotto-ik-1".utf8)

    let id: UInt64
    private var noise: HandshakeState<SHA256>?

    /// - Parameter remote: the responder's channel key, off a card that is genuine; nil for the responder.
    init(
        _ role: Role, _ id: UInt64, _ own: borrowing PeerKeys, with peer: IdentityKey, remote: ChannelKey?,
        by server: ChannelKey
    ) {
        self.id = id
        let (initiator, responder) = role == .initiator ? (own.identity, peer) : (peer, own.identity)
        noise = HandshakeState<SHA256>(
            .ik, role: role, prologue: Self.prologue(id, server, initiator, responder),
            keys: HandshakeKeys(localStatic: own.channel.copy(), remoteStatic: remote?.bytes))
    }

    private static func prologue(
        _ id: UInt64, _ server: ChannelKey, _ initiator: IdentityKey, _ responder: IdentityKey
    ) -> [UInt8] {
        label + server.bytes + initiator.bytes + responder.bytes + id.bigEndianBytes
    }

    /// - Parameter proof: one's own word for one's channel key.
    func first(_ proof: [UInt8]) throws(PeerError) -> [UInt8] {
        try write(payload: proof)
    }

    /// The responder's turn: reads message 1, looks whether the initiator is who they say, and answers.
    func answer(_ message: [UInt8], of initiator: IdentityKey) throws(PeerError) -> (message: [UInt8], PeerChannel) {
        let proof = try read(message)
        guard let channel = noise?.remoteStatic.flatMap({ ChannelKey($0) }),
            KeyCard(identity: initiator, channel: channel, proof: proof).isGenuine
        else { throw .forged }
        let answer = try write(payload: [])
        return (answer, try finish())
    }

    /// The initiator's turn: reads message 2.
    func complete(_ message: [UInt8]) throws(PeerError) -> PeerChannel {
        guard try read(message).isEmpty else { throw .malformed }
        return try finish()
    }

    private func write(payload: [UInt8]) throws(PeerError) -> [UInt8] {
        do { return try noise?.writeMessage(payload: payload) ?? [] } catch { throw .badKey }
    }

    private func read(_ message: [UInt8]) throws(PeerError) -> [UInt8] {
        do { return try noise?.readMessage(message) ?? [] } catch { throw .notAuthentic }
    }

    private func finish() throws(PeerError) -> PeerChannel {
        guard let noise = noise.take() else { throw .malformed }
        do {
            return try noise.split { [id] sending, receiving in
                PeerChannel(id: id, sending: PeerCipher(sending), receiving: PeerCipher(receiving))
            }
        } catch {
            throw .malformed
        }
    }
}
