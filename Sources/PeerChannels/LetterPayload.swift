internal import Sodium
internal import SottoModel

/// What is sealed in a letter: its body, when it was written, and the writer's word for both.
struct LetterPayload {
    private static let headCount = Ed25519.signatureCount + 8 + 2

    let at: Timestamp
    let body: [UInt8]
    private let signature: [UInt8]

    init(at time: Timestamp, body: [UInt8], signedBy key: borrowing Ed25519.SigningKey, after prologue: [UInt8]) {
        at = time
        self.body = body
        signature = key.sign(prologue + Self.bytes(of: time) + body)
    }

    /// - Returns: nil where it is not whole, or padded with anything but zeros.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.headCount else { return nil }
        let (time, count) = (bytes[64..<72], bytes[72..<74].reduce(0) { $0 << 8 | Int($1) })
        let rest = bytes.dropFirst(Self.headCount)
        guard count <= rest.count, rest.dropFirst(count).allSatisfy({ $0 == 0 }) else { return nil }
        signature = Array(bytes.prefix(Ed25519.signatureCount))
        at = Timestamp(milliseconds: Int64(bitPattern: time.reduce(0) { $0 << 8 | UInt64($1) }))
        body = Array(rest.prefix(count))
    }

    func isSigned(by sender: IdentityKey, after prologue: [UInt8]) -> Bool {
        Ed25519.proves(signature, of: prologue + Self.bytes(of: at) + body, by: sender.bytes)
    }

    var bytes: [UInt8] {
        let count = [UInt8(truncatingIfNeeded: body.count >> 8), UInt8(truncatingIfNeeded: body.count)]
        let bytes = signature + Self.bytes(of: at) + count + body
        return bytes + Array(repeating: 0, count: Padding.count(for: bytes.count) - bytes.count)
    }

    private static func bytes(of time: Timestamp) -> [UInt8] {
        withUnsafeBytes(of: time.milliseconds.bigEndian) { Array($0) }
    }
}
