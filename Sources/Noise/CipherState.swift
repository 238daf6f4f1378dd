package import Sodium

/// A key and the number of the next message under it (Noise rev 34, section 5.1).
///
/// Seals and opens in the caller's buffer and allocates nothing.
package struct CipherState: ~Copyable, Sendable {
    package static let tagCount = ChaChaPoly.tagCount
    /// No message of Noise is longer, tag included (section 3).
    package static let maximumMessage = 65_535

    private var key: SecretBytes
    /// Before the first MixKey a handshake has no key, and what it "encrypts" stays as it is.
    package let hasKey: Bool
    /// The number of the next message. Sent nowhere: both sides count.
    package private(set) var nonce: UInt64 = 0

    package init() {
        key = SecretBytes(zeroed: ChaChaPoly.keyCount)
        hasKey = false
    }

    /// - Precondition: the key has 32 bytes.
    package init(key: consuming SecretBytes) {
        precondition(key.count == ChaChaPoly.keyCount)
        self.key = key
        hasKey = true
    }

    package mutating func setNonce(_ nonce: UInt64) {
        self.nonce = nonce
    }
}

extension CipherState {
    /// Seals the buffer's first `plaintextCount` bytes where they are, and writes the tag behind them.
    ///
    /// - Precondition: there is room for the tag.
    /// - Returns: the ciphertext's length, tag included.
    package mutating func encrypt(
        _ buffer: UnsafeMutableRawBufferPointer, plaintextCount: Int,
        authenticating data: UnsafeRawBufferPointer = .init(start: nil, count: 0)
    ) throws(NoiseError) -> Int {
        guard hasKey else { return plaintextCount }
        guard nonce < .max else { throw .nonceExhausted }
        ChaChaPoly.seal(
            buffer, plaintextCount: plaintextCount,
            key: key, nonce: Nonce(counter: nonce), authenticating: data)
        nonce += 1
        return plaintextCount + Self.tagCount
    }

    /// Opens the whole buffer where it is. A ciphertext that does not open uses up no nonce, but is lost.
    ///
    /// - Returns: the plaintext's length.
    package mutating func decrypt(
        _ buffer: UnsafeMutableRawBufferPointer,
        authenticating data: UnsafeRawBufferPointer = .init(start: nil, count: 0)
    ) throws(NoiseError) -> Int {
        guard hasKey else { return buffer.count }
        guard nonce < .max else { throw .nonceExhausted }
        let count = try open(buffer, authenticating: data)
        nonce += 1
        return count
    }

    private borrowing func open(
        _ buffer: UnsafeMutableRawBufferPointer, authenticating data: UnsafeRawBufferPointer
    ) throws(NoiseError) -> Int {
        do {
            return try ChaChaPoly.open(
                buffer, key: key, nonce: Nonce(counter: nonce), authenticating: data)
        } catch {
            throw .decrypt
        }
    }

    /// Replaces the key by one from which it cannot be told; the nonce goes on (section 4.2, REKEY).
    package mutating func rekey() {
        var next = SecretBytes(zeroed: ChaChaPoly.keyCount + Self.tagCount)
        next.withMutableBytes {
            ChaChaPoly.seal(
                $0, plaintextCount: ChaChaPoly.keyCount, key: key, nonce: Nonce(counter: .max),
                authenticating: .init(start: nil, count: 0))
        }
        key = next.slice(at: 0, count: ChaChaPoly.keyCount)
    }
}
