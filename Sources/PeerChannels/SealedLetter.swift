internal import Noise
package import Sodium
package import SottoModel

/// A whisper that its reader alone can open, whether or not they are there: `Noise_X_25519_ChaChaPoly_SHA256`.
///
///     letter    0x02 │ ephemeral key, 32 │ the sender's channel key, sealed, 48 │ sealed payload
///     payload   signature, 64 │ time, 8 │ length of the body, u16 │ body │ zeros
///     prologue  "sotto-x-1" ‖ server's channel key ‖ sender ‖ recipient ‖ message id
///
/// The signature is the sender's Ed25519 over the prologue, the time and the body: the pattern alone would let a
/// thief of the recipient's key write in anybody's name. There is no forward secrecy: whoever gets the recipient's
/// key some day opens what was recorded.
package enum SealedLetter {
    /// The first byte of the form.
    package static let form: UInt8 = 0x02

    private static let label = Array("sotto-x-1".utf8)

    package struct Opened: Hashable, Sendable {
        /// When it was written, by the sender's clock and under their signature.
        package let at: Timestamp
        package let body: [UInt8]
    }

    /// - Parameters:
    ///   - key: the recipient's, off a card that is genuine.
    ///   - server: the channel key of the server it goes by.
    ///   - ephemeral: 32 bytes, for tests and published examples only.
    package static func seal(
        _ body: [UInt8], _ id: MessageID, at time: Timestamp, from own: borrowing PeerKeys, to recipient: IdentityKey,
        under key: ChannelKey, by server: ChannelKey, ephemeral: consuming SecretBytes? = nil
    ) throws(PeerError) -> [UInt8] {
        guard body.count <= Draft.mostBody else { throw .tooLong }
        let prologue = prologue(server, from: own.identity, to: recipient, id)
        let payload = LetterPayload(at: time, body: body, signedBy: own.signing, after: prologue)
        var noise = HandshakeState<SHA256>(
            .x, role: .initiator, prologue: prologue,
            keys: HandshakeKeys(
                localStatic: own.channel.copy(), remoteStatic: key.bytes, ephemeral: keyPair(ephemeral)))
        do { return [form] + (try noise.writeMessage(payload: payload.bytes)) } catch { throw .badKey }
    }

    /// - Parameter sender: who the server says it is of.
    package static func open(
        _ letter: [UInt8], _ id: MessageID, from sender: IdentityKey, to own: borrowing PeerKeys,
        by server: ChannelKey
    ) throws(PeerError) -> Opened {
        try open(letter, id, from: sender, to: own.identity, with: own.channel, by: server)
    }

    /// The same, with the key that a recipient had.
    static func open(
        _ letter: [UInt8], _ id: MessageID, from sender: IdentityKey, to recipient: IdentityKey,
        with channel: borrowing X25519.KeyPair, by server: ChannelKey
    ) throws(PeerError) -> Opened {
        guard letter.first == form else { throw .malformed }
        let prologue = prologue(server, from: sender, to: recipient, id)
        var noise = HandshakeState<SHA256>(
            .x, role: .responder, prologue: prologue, keys: HandshakeKeys(localStatic: channel.copy()))
        let bytes: [UInt8]
        do { bytes = try noise.readMessage(Array(letter.dropFirst())) } catch { throw .notAuthentic }
        guard let payload = LetterPayload(bytes) else { throw .malformed }
        guard payload.isSigned(by: sender, after: prologue) else { throw .forged }
        return Opened(at: payload.at, body: payload.body)
    }

    /// Whether it is older than a server holds it, and a week: a reader need not know any more whether it came before.
    package static func isStale(_ written: Timestamp, at now: Timestamp) -> Bool {
        now.milliseconds(since: written) > 37 * 86_400_000
    }

    private static func prologue(
        _ server: ChannelKey, from sender: IdentityKey, to recipient: IdentityKey, _ id: MessageID
    ) -> [UInt8] {
        label + server.bytes + sender.bytes + recipient.bytes + id.bytes
    }

    private static func keyPair(_ secret: consuming SecretBytes?) -> X25519.KeyPair? {
        switch consume secret {
        case .some(let secret): X25519.KeyPair(secret: secret)
        case .none: nil
        }
    }
}
