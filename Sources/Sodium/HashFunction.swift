/// A cryptographic hash that takes its input in pieces.
///
/// The state is wiped when it ends: hashes also run over secrets.
package protocol HashFunction: ~Copyable {
    /// The digest's length in bytes: HASHLEN in RFC 2104 and in Noise.
    static var digestCount: Int { get }
    /// The block's length in bytes, which HMAC needs.
    static var blockCount: Int { get }

    init()

    mutating func update(_ bytes: UnsafeRawBufferPointer)

    /// Ends the computation; nothing may be asked of the state after it.
    /// - Precondition: `digest` has exactly ``digestCount`` bytes.
    mutating func finalize(into digest: UnsafeMutableRawBufferPointer)
}

extension HashFunction where Self: ~Copyable {
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The digest of all parts, one behind the other.
    package static func hash(_ parts: [UInt8]...) -> [UInt8] {
        var hash = Self()
        for part in parts { hash.update(part) }
        var digest = [UInt8](repeating: 0, count: Self.digestCount)
        digest.withUnsafeMutableBytes { hash.finalize(into: $0) }
        return digest
    }
}
