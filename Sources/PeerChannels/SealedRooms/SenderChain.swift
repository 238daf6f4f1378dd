internal import Sodium
internal import SottoModel

/// The keys under which one member says things in a room, for one epoch: a chain that goes forward only.
///
///     secret of n + 1     BLAKE2b-256(key: secret of n, "sotto room chain 1")
///     key of message n    BLAKE2b-256(key: secret of n, what the message is bound to)
///
/// Who has the secret of n reads message n and those after it, and none before it. What is bound has the message's id
/// in it, so that no two messages have one key, whatever becomes of a counter.
final class SenderChain: Sendable {
    /// Messages of an epoch; then comes another one.
    static let length: UInt16 = 100
    static let secretCount = 32

    /// Rises with time; no sender has one twice in a room.
    let epoch: UInt64
    /// The first message that this opens.
    let start: UInt16
    private let secret: SecretBytes

    /// - Precondition: the secret has 32 bytes.
    init(epoch: UInt64, from start: UInt16 = 0, secret: consuming SecretBytes) {
        self.epoch = epoch
        self.start = start
        self.secret = secret
    }

    /// - Returns: nil for a message before this chain's start, or behind its end.
    func key(of message: UInt16, bound: [UInt8]) -> SecretBytes? {
        guard let secret = secret(of: message) else { return nil }
        return BLAKE2b256.derive(from: secret, context: bound)
    }

    /// The chain from a later message on, for somebody who is not to read what was before.
    func from(_ message: UInt16) -> SenderChain? {
        guard let secret = secret(of: message) else { return nil }
        return SenderChain(epoch: epoch, from: message, secret: secret)
    }

    /// Lends the secret, to be sealed for a member or kept.
    func withSecret<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        secret.withBytes(body)
    }

    private func secret(of message: UInt16) -> SecretBytes? {
        guard start <= message, message < Self.length else { return nil }
        var current = secret.copy()
        for _ in start..<message { current = BLAKE2b256.derive(from: current, label: "sotto room chain 1") }
        return current
    }
}
