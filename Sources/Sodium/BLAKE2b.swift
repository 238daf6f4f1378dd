internal import CSodium

/// BLAKE2b (RFC 7693) with its full digest of 64 bytes.
package struct BLAKE2b: ~Copyable, HashFunction {
    package static let digestCount = 64
    package static let blockCount = 128

    // The C type is aligned to 64 bytes, for which reason Swift sees it only as something opaque.
    private let state = SecretBytes(zeroed: crypto_generichash_blake2b_statebytes(), alignment: 64)

    package init() {
        withState { _ = crypto_generichash_blake2b_init($0, nil, 0, Self.digestCount) }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        withState { _ = crypto_generichash_blake2b_update($0, bytes.octets, UInt64(bytes.count)) }
    }

    package mutating func finalize(into digest: UnsafeMutableRawBufferPointer) {
        precondition(digest.count == Self.digestCount)
        withState {
            _ = crypto_generichash_blake2b_final(
                $0, digest.baseAddress!.assumingMemoryBound(to: UInt8.self), Self.digestCount)
        }
    }

    private borrowing func withState(_ body: (OpaquePointer) -> Void) {
        state.pointer { body(OpaquePointer($0)) }
    }
}

/// BLAKE2b with a digest of 32 bytes, which is another function than the longer one cut short.
package enum BLAKE2b256 {
    package static let digestCount = 32

    package static func hash(_ message: [UInt8]) -> [UInt8] {
        _ = Library.started
        return [UInt8](unsafeUninitializedCapacity: digestCount) { buffer, filled in
            _ = crypto_generichash_blake2b(
                buffer.baseAddress!, digestCount, message, UInt64(message.count), nil, 0)
            filled = digestCount
        }
    }

    /// A secret of its own for each label, from which neither `key` nor the other secrets can be told.
    ///
    /// This is BLAKE2b's own keyed mode, not HMAC.
    /// - Precondition: the key has 16 to 64 bytes.
    package static func derive(from key: borrowing SecretBytes, label: String) -> SecretBytes {
        derive(from: key, context: Array(label.utf8))
    }

    /// The same for whatever a secret is to be bound to.
    /// - Precondition: the key has 16 to 64 bytes.
    package static func derive(from key: borrowing SecretBytes, context: [UInt8]) -> SecretBytes {
        precondition((16...64).contains(key.count))
        let derived = SecretBytes(zeroed: digestCount)
        derived.pointer { derived in
            key.pointer {
                _ = crypto_generichash_blake2b(
                    derived, digestCount, context, UInt64(context.count), $0, key.count)
            }
        }
        return derived
    }
}

/// BLAKE2b's keyed mode with a tag of 16 bytes: nobody without the key can make the tag of any message.
package enum BLAKE2b128 {
    /// - Returns: the tag's bytes as they lie in memory.
    /// - Precondition: the key has 16 to 64 bytes.
    package static func tag(of message: [UInt8], key: borrowing SecretBytes) -> UInt128 {
        precondition((16...64).contains(key.count))
        var tag: UInt128 = 0
        withUnsafeMutableBytes(of: &tag) { tag in
            key.pointer {
                _ = crypto_generichash_blake2b(
                    tag.baseAddress!.assumingMemoryBound(to: UInt8.self), tag.count, message, UInt64(message.count), $0,
                    key.count)
            }
        }
        return tag
    }
}
