internal import CSodium

/// ChaCha20-Poly1305 as the IETF has it (RFC 8439), in the caller's buffer and without an allocation.
package enum ChaChaPoly {
    package static let keyCount = 32
    package static let tagCount = 16

    /// Turns the first `plaintextCount` bytes into ciphertext and writes the tag behind them.
    ///
    /// A nonce must never come twice under one key: what was sealed with it could then be read and forged.
    /// - Precondition: the key has 32 bytes and the buffer room for the tag.
    package static func seal(
        _ buffer: UnsafeMutableRawBufferPointer, plaintextCount: Int,
        key: borrowing SecretBytes, nonce: Nonce, authenticating data: UnsafeRawBufferPointer
    ) {
        precondition(key.count == keyCount && buffer.count >= plaintextCount + tagCount)
        _ = Library.started
        let text = buffer.baseAddress!.assumingMemoryBound(to: UInt8.self)
        nonce.withPointer { nonce in
            key.pointer { key in
                _ = crypto_aead_chacha20poly1305_ietf_encrypt(
                    text, nil, text, UInt64(plaintextCount), data.octets, UInt64(data.count), nil, nonce, key)
            }
        }
    }

    /// Turns ciphertext and tag into the plaintext, at the front of the same buffer.
    ///
    /// Where this throws, the buffer's contents are lost.
    /// - Precondition: the key has 32 bytes.
    /// - Returns: the plaintext's length, always 16 less than the buffer's.
    package static func open(
        _ buffer: UnsafeMutableRawBufferPointer,
        key: borrowing SecretBytes, nonce: Nonce, authenticating data: UnsafeRawBufferPointer
    ) throws(SodiumError) -> Int {
        precondition(key.count == keyCount)
        guard buffer.count >= tagCount else { throw .notAuthentic }
        _ = Library.started
        let text = buffer.baseAddress!.assumingMemoryBound(to: UInt8.self)
        let result = nonce.withPointer { nonce in
            key.pointer { key in
                crypto_aead_chacha20poly1305_ietf_decrypt(
                    text, nil, nil, text, UInt64(buffer.count), data.octets, UInt64(data.count), nonce, key)
            }
        }
        guard result == 0 else { throw .notAuthentic }
        return buffer.count - tagCount
    }
}

extension UnsafeRawBufferPointer {
    /// What C is given: nil for nothing.
    var octets: UnsafePointer<UInt8>? {
        baseAddress?.assumingMemoryBound(to: UInt8.self)
    }
}
