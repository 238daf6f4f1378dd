internal import CSodium

/// SHA-256 (FIPS 180-4).
package struct SHA256: ~Copyable, HashFunction {
    package static let digestCount = 32
    package static let blockCount = 64

    private let state = SecretBytes(zeroed: MemoryLayout<crypto_hash_sha256_state>.size)

    package init() {
        withState { _ = crypto_hash_sha256_init($0) }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        withState { _ = crypto_hash_sha256_update($0, bytes.octets, UInt64(bytes.count)) }
    }

    package mutating func finalize(into digest: UnsafeMutableRawBufferPointer) {
        precondition(digest.count == Self.digestCount)
        withState {
            _ = crypto_hash_sha256_final($0, digest.baseAddress!.assumingMemoryBound(to: UInt8.self))
        }
    }

    private borrowing func withState(_ body: (UnsafeMutablePointer<crypto_hash_sha256_state>) -> Void) {
        state.pointer { $0.withMemoryRebound(to: crypto_hash_sha256_state.self, capacity: 1, body) }
    }
}
