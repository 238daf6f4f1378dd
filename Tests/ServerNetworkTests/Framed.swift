import SecureChannel
import TestSupport

@testable import ServerNetwork

/// Envelopes as they lie one behind the other, and back.
enum Framed {
    /// An envelope of so many bytes that tells which one it is.
    static func envelope(_ number: Int, count: Int) -> [UInt8] {
        var envelope = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: count)
        if count > 1 { envelope[count - 1] = UInt8(truncatingIfNeeded: number >> 8) }
        return envelope
    }

    static func bytes(_ envelopes: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for envelope in envelopes {
            EnvelopeLength.append(envelope.count, to: &bytes)
            bytes += envelope
        }
        return bytes
    }

    static func envelopes(_ bytes: some Collection<UInt8>) -> [[UInt8]] {
        var envelopes: [[UInt8]] = []
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let size = rest.prefix { $0 & 0x80 != 0 }.count + 1
            let length = rest.prefix(size).reversed().reduce(0) { $0 << 7 | Int($1 & 0x7F) }
            envelopes.append(Array(rest.dropFirst(size).prefix(length)))
            rest = rest.dropFirst(size + length)
        }
        return envelopes
    }
}
