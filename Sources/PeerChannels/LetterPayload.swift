internal import Sodium
internal import SottoModel

/// What is sealed in a letter: its body, when it was written, and the writer's word for both.
struct LetterPayload {
    let at: Timestamp
    let body: [UInt8]
    private let signature: [UInt8]

    init(at time: Timestamp, body: [UInt8], signedBy key: borrowing Ed25519.SigningKey, after prologue: [UInt8]) {
        at = time
        self.body = body
        signature = key.sign(prologue + time.bytes + body)
    }

    /// - Returns: nil where it is not whole, or padded with anything but zeros.
    init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard let signature = reader.bytes(Ed25519.signatureCount), let at = reader.time(), let body = reader.body(),
            reader.isZero
        else { return nil }
        (self.signature, self.at, self.body) = (signature, at, body)
    }

    func isSigned(by sender: IdentityKey, after prologue: [UInt8]) -> Bool {
        Ed25519.proves(signature, of: prologue + at.bytes + body, by: sender.bytes)
    }

    var bytes: [UInt8] {
        let bytes = signature + at.bytes + body.withLength
        return bytes + Array(repeating: 0, count: Padding.count(for: bytes.count) - bytes.count)
    }
}
