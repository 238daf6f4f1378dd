internal import Sodium
internal import SottoModel

/// What was said in a sealed room, as the server has it.
///
///     message    0x01 │ head, 32 │ epoch, u64 │ counter, u16 │ signature, 64 │ text sealed with ChaCha20-Poly1305, nonce 0
///     text       length, u16 │ body │ zeros
///     bound to   "sotto-room-message-1" ‖ room ‖ head ‖ sender ‖ epoch ‖ counter ‖ id
///     signature  Ed25519 of the sender over what it is bound to ‖ the sealed text
///
/// `head` is the membership that the sender knew. All members have the key; the signature tells who of them wrote it.
struct SealedMessage {
    static let form: UInt8 = 0x01
    /// So that, padded, it is no longer than a server takes.
    static let mostBody = 10 * 1024
    private static let label = Array("sotto-room-message-1".utf8)

    let head: Key32
    let epoch: UInt64
    let counter: UInt16
    private let signature: [UInt8]
    private let sealed: [UInt8]

    /// - Returns: nil for what is none.
    init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.byte() == Self.form, let head = reader.key(), let epoch = reader.number(UInt64.self),
            let counter = reader.number(UInt16.self), counter < SenderChain.length,
            let signature = reader.bytes(Ed25519.signatureCount)
        else { return nil }
        (self.head, self.epoch, self.counter, self.signature) = (head, epoch, counter, signature)
        sealed = reader.remainder()
        guard sealed.count > ChaChaPoly.tagCount else { return nil }
    }

    /// What a message is said by, and where.
    struct Place {
        let room: SealedRoomID
        let sender: IdentityKey
        let id: MessageID
    }

    /// - Returns: nil where the chain does not reach so far.
    init?(
        _ body: [UInt8], at place: Place, head: Key32, counter: UInt16, under chain: SenderChain,
        signedBy key: borrowing Ed25519.SigningKey
    ) {
        (self.head, self.epoch, self.counter) = (head, chain.epoch, counter)
        let bound = Self.bound(place, head, chain.epoch, counter)
        guard let secret = chain.key(of: counter, bound: bound) else { return nil }
        sealed = Self.seal(body, under: secret)
        signature = key.sign(bound + sealed)
    }

    var bytes: [UInt8] {
        [Self.form] + head.bytes + epoch.bigEndianBytes + counter.bigEndianBytes + signature + sealed
    }

    func isSigned(at place: Place) -> Bool {
        Ed25519.proves(signature, of: Self.bound(place, head, epoch, counter) + sealed, by: place.sender.bytes)
    }

    /// - Returns: nil where it does not open, or what is inside is not in order.
    func open(at place: Place, under chain: SenderChain) -> [UInt8]? {
        guard let key = chain.key(of: counter, bound: Self.bound(place, head, epoch, counter)) else { return nil }
        var text = sealed
        let count = text.withUnsafeMutableBytes { text in
            try? ChaChaPoly.open(
                text, key: key, nonce: Nonce(counter: 0), authenticating: UnsafeRawBufferPointer(start: nil, count: 0))
        }
        guard let count else { return nil }
        var reader = ByteReader(Array(text.prefix(count)))
        guard let body = reader.body(), reader.isZero else { return nil }
        return body
    }

    private static func seal(_ body: [UInt8], under key: borrowing SecretBytes) -> [UInt8] {
        let text = body.withLength
        let count = Padding.count(for: text.count)
        var sealed = text + Array(repeating: 0, count: count - text.count + ChaChaPoly.tagCount)
        sealed.withUnsafeMutableBytes { sealed in
            ChaChaPoly.seal(
                sealed, plaintextCount: count, key: key, nonce: Nonce(counter: 0),
                authenticating: UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return sealed
    }

    private static func bound(_ place: Place, _ head: Key32, _ epoch: UInt64, _ counter: UInt16) -> [UInt8] {
        label + place.room.bytes + head.bytes + place.sender.bytes + epoch.bigEndianBytes + counter.bigEndianBytes
            + place.id.bytes
    }
}
