internal import CSodium

/// Signatures on Curve25519 (RFC 8032).
package enum Ed25519 {
    package static let seedCount = 32
    package static let publicKeyCount = 32
    package static let signatureCount = 64

    package struct SigningKey: ~Copyable, Sendable {
        private let secret: SecretBytes
        /// 32 bytes.
        package let publicKey: [UInt8]

        /// - Precondition: the seed has 32 bytes.
        package init(seed: borrowing SecretBytes) {
            precondition(seed.count == seedCount)
            let secret = SecretBytes(zeroed: Int(crypto_sign_ed25519_SECRETKEYBYTES))
            publicKey = [UInt8](unsafeUninitializedCapacity: publicKeyCount) { buffer, filled in
                secret.pointer { secret in
                    seed.pointer { _ = crypto_sign_seed_keypair(buffer.baseAddress!, secret, $0) }
                }
                filled = publicKeyCount
            }
            self.secret = secret
        }

        /// A second owner with a secret of its own.
        package borrowing func copy() -> SigningKey {
            SigningKey(secret: secret.copy(), publicKey: publicKey)
        }

        private init(secret: consuming SecretBytes, publicKey: [UInt8]) {
            self.secret = secret
            self.publicKey = publicKey
        }
    }

    /// True only where the owner of the key signed exactly this message. Any lengths may be asked about.
    package static func proves(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard signature.count == signatureCount, publicKey.count == publicKeyCount else { return false }
        _ = Library.started
        return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
    }
}

extension Ed25519.SigningKey {
    /// 64 bytes, the same ones every time.
    package borrowing func sign(_ message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Ed25519.signatureCount) { buffer, filled in
            secret.pointer {
                _ = crypto_sign_detached(buffer.baseAddress!, nil, message, UInt64(message.count), $0)
            }
            filled = Ed25519.signatureCount
        }
    }
}
