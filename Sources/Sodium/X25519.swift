internal import CSodium

/// Diffie-Hellman on Curve25519 (RFC 7748).
package enum X25519 {
    package static let keyCount = 32

    /// A secret and the public key that belongs to it.
    package struct KeyPair: ~Copyable, Sendable {
        private let secret: SecretBytes
        /// 32 bytes.
        package let publicKey: [UInt8]

        /// - Precondition: the secret has 32 bytes. Any will do: the curve's own bits are set in the computation.
        package init(secret: consuming SecretBytes) {
            precondition(secret.count == keyCount)
            publicKey = X25519.publicKey(of: secret)
            self.secret = secret
        }

        package static func random() -> KeyPair {
            KeyPair(secret: .random(keyCount))
        }

        package borrowing func copy() -> KeyPair {
            KeyPair(secret: secret.copy(), publicKey: publicKey)
        }

        private init(secret: consuming SecretBytes, publicKey: [UInt8]) {
            self.secret = secret
            self.publicKey = publicKey
        }
    }

    private static func publicKey(of secret: borrowing SecretBytes) -> [UInt8] {
        _ = Library.started
        return [UInt8](unsafeUninitializedCapacity: keyCount) { buffer, filled in
            secret.pointer { _ = crypto_scalarmult_base(buffer.baseAddress!, $0) }
            filled = keyCount
        }
    }
}

extension X25519.KeyPair {
    /// What both sides, and nobody else, can compute: 32 bytes, to be hashed before they serve as a key.
    /// - Throws: `badPublicKey` for a length other than 32 and for points of small order, which give zero.
    package borrowing func agree(with publicKey: [UInt8]) throws(SodiumError) -> SecretBytes {
        guard publicKey.count == X25519.keyCount else { throw .badPublicKey }
        let shared = SecretBytes(zeroed: X25519.keyCount)
        let result = shared.pointer { shared in
            secret.pointer { secret in crypto_scalarmult(shared, secret, publicKey) }
        }
        guard result == 0 else { throw .badPublicKey }
        return shared
    }
}
