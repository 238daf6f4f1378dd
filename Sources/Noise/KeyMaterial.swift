internal import Sodium

/// What HKDF makes of a chaining key and new input (Noise rev 34, section 4.3): two or three outputs.
struct KeyMaterial<Hash: NoiseHash & ~Copyable>: ~Copyable {
    private var outputs: SecretBytes

    init(chainingKey: borrowing SecretBytes, input: UnsafeRawBufferPointer, count: Int) {
        outputs = SecretBytes(zeroed: count * Hash.digestCount)
        let extracted = Self.extract(chainingKey, input)
        extracted.withBytes { key in
            outputs.withMutableBytes { Self.expand(key, into: $0) }
        }
    }

    /// Output number `index`, in full.
    func output(_ index: Int) -> SecretBytes {
        outputs.slice(at: index * Hash.digestCount, count: Hash.digestCount)
    }

    /// Output number `index` as a cipher's key: its first 32 bytes.
    func key(_ index: Int) -> SecretBytes {
        outputs.slice(at: index * Hash.digestCount, count: ChaChaPoly.keyCount)
    }

    private static func extract(
        _ chainingKey: borrowing SecretBytes, _ input: UnsafeRawBufferPointer
    ) -> SecretBytes {
        var extracted = SecretBytes(zeroed: Hash.digestCount)
        var hmac = chainingKey.withBytes { HMAC<Hash>(key: $0) }
        hmac.update(input)
        extracted.withMutableBytes { hmac.finalize(into: $0) }
        return extracted
    }

    /// T(i) = HMAC(key, T(i−1) ‖ i), T(0) being empty.
    private static func expand(_ key: UnsafeRawBufferPointer, into outputs: UnsafeMutableRawBufferPointer) {
        for start in stride(from: 0, to: outputs.count, by: Hash.digestCount) {
            let previous = outputs[max(0, start - Hash.digestCount)..<start]
            let number = UInt8(start / Hash.digestCount + 1)
            var hmac = HMAC<Hash>(key: key)
            hmac.update(UnsafeRawBufferPointer(rebasing: previous))
            withUnsafeBytes(of: number) { hmac.update($0) }
            hmac.finalize(into: .init(rebasing: outputs[start..<start + Hash.digestCount]))
        }
    }
}
