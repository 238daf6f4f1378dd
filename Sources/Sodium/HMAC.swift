/// HMAC (RFC 2104) over any hash, with a key of any length, its message taken in pieces.
///
/// BLAKE2b's keyed mode would be shorter and give other bytes: Noise wants HMAC over all its hashes.
package struct HMAC<Hash: HashFunction & ~Copyable>: ~Copyable {
    private var inner = Hash()
    private var outer = Hash()

    package init(key: UnsafeRawBufferPointer) {
        var block = Self.block(of: key)
        block.withMutableBytes {
            Self.mask($0, with: 0x36)
            inner.update(UnsafeRawBufferPointer($0))
            Self.mask($0, with: 0x36 ^ 0x5c)
            outer.update(UnsafeRawBufferPointer($0))
        }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        inner.update(bytes)
    }

    /// Ends the computation.
    /// - Precondition: `code` has exactly `Hash.digestCount` bytes.
    package mutating func finalize(into code: UnsafeMutableRawBufferPointer) {
        inner.finalize(into: code)
        outer.update(UnsafeRawBufferPointer(code))
        outer.finalize(into: code)
    }

    /// The key filled up with zeros to one block; a longer one is hashed first.
    private static func block(of key: UnsafeRawBufferPointer) -> SecretBytes {
        var block = SecretBytes(zeroed: Hash.blockCount)
        block.withMutableBytes { block in
            if key.count <= block.count {
                block.copyMemory(from: key)
            } else {
                var hash = Hash()
                hash.update(key)
                hash.finalize(into: UnsafeMutableRawBufferPointer(rebasing: block[..<Hash.digestCount]))
            }
        }
        return block
    }

    private static func mask(_ block: UnsafeMutableRawBufferPointer, with mask: UInt8) {
        for index in block.indices { block[index] ^= mask }
    }
}

extension HMAC where Hash: ~Copyable {
    /// The code of a message that is all there.
    package static func code(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        var hmac = key.span.bytes.withUnsafeBytes { HMAC(key: $0) }
        message.withUnsafeBytes { hmac.update($0) }
        var code = [UInt8](repeating: 0, count: Hash.digestCount)
        code.withUnsafeMutableBytes { hmac.finalize(into: $0) }
        return code
    }
}
