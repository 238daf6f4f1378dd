import SecureChannel

/// An envelope as it lies in a record: its length as a varint, then its bytes.
enum Envelope {
    static func framedCount(_ envelope: [UInt8]) -> Int {
        EnvelopeLength.size(of: envelope.count) + envelope.count
    }

    /// - Parameter place: with room for `framedCount` bytes.
    static func write(_ envelope: [UInt8], to place: UnsafeMutableRawPointer) {
        var rest = envelope.count
        var place = place
        while rest >= 0x80 {
            place.storeBytes(of: UInt8(rest & 0x7F) | 0x80, as: UInt8.self)
            place += 1
            rest >>= 7
        }
        place.storeBytes(of: UInt8(rest), as: UInt8.self)
        envelope.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { (place + 1).copyMemory(from: start, byteCount: bytes.count) }
        }
    }

    /// The longest run of whole envelopes at the beginning of `bytes` that has at most `limit` bytes.
    static func wholePrefix(of bytes: UnsafeRawBufferPointer, limit: Int) -> Int {
        guard bytes.count > limit else { return bytes.count }
        var end = 0
        while let next = endOfEnvelope(in: bytes, from: end), next <= limit { end = next }
        return end
    }

    private static func endOfEnvelope(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var length = 0
        var shift = 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            length |= Int(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 == 0 { return index + length }
        }
        return nil
    }
}
