/// Thirty-two public bytes as a value: hashable without touching the heap.
///
/// Only for what may be shown: public keys and hashes. Secrets are `Sodium.SecretBytes`.
package struct Key32: Hashable, Sendable {
    package static let byteCount = 32

    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// - Returns: nil unless there are exactly 32 bytes.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.byteCount else { return nil }
        words = bytes.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
    }

    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        words = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    package var bytes: [UInt8] {
        withUnsafeBytes(of: words) { Array($0) }
    }

    package static func == (left: Key32, right: Key32) -> Bool {
        left.words == right.words
    }

    package func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: words) { hasher.combine(bytes: $0) }
    }
}

extension Key32: Comparable {
    /// Bytewise, the first byte weighing most.
    package static func < (left: Key32, right: Key32) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

/// Who a person is: an Ed25519 public key. Claims, pins, bans and operators name this key.
package struct IdentityKey: Hashable, Sendable, Comparable {
    package let key: Key32

    package init(_ key: Key32) {
        self.key = key
    }

    package init?(_ bytes: some Collection<UInt8>) {
        guard let key = Key32(bytes) else { return nil }
        self.key = key
    }

    package var bytes: [UInt8] { key.bytes }

    package static func < (left: IdentityKey, right: IdentityKey) -> Bool {
        left.key < right.key
    }
}

/// The X25519 public key of one install or of a server: Noise's static key, used for nothing but Noise.
package struct ChannelKey: Hashable, Sendable {
    package let key: Key32

    package init(_ key: Key32) {
        self.key = key
    }

    package init?(_ bytes: some Collection<UInt8>) {
        guard let key = Key32(bytes) else { return nil }
        self.key = key
    }

    package var bytes: [UInt8] { key.bytes }
}
