internal import CSodium

/// SHA-512 (FIPS 180-4).
package struct SHA512: ~Copyable, HashFunction {
    package static let digestCount = 64
    package static let blockCount = 128

    private let state = SecretBytes(zeroed: MemoryLayout<crypto_hash_sha512_state>.size)

    package init() {
        withState { _ = crypto_hash_sha512_init($0) }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        withState { _ = crypto_hash_sha512_update($0, bytes.octets, UInt64(bytes.count)) }
    }

    package mutating func finalize(into digest: UnsafeMutableRawBufferPointer) {
        precondition(digest.count == Self.digestCount)
        withState {
            _ = crypto_hash_sha512_final($0, digest.baseAddress!.assumingMemoryBound(to: UInt8.self))
        }
    }

    private borrowing func withState(_ body: (UnsafeMutablePointer<crypto_hash_sha512_state>) -> Void) {
        state.pointer { $0.withMemoryRebound(to: crypto_hash_sha512_state.self, capacity: 1, body) }
    }
}
