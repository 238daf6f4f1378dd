/// Protobuf by hand, so that what no encoder of ours writes can be read: fields one after another.
package enum Raw {
    /// Wire type 2: bytes, text or a message.
    package static func field(_ number: Int, _ bytes: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        return varint(number << 3 | 2) + varint(bytes.count) + bytes
    }

    package static func field(_ number: Int, _ text: String) -> [UInt8] {
        field(number, text.utf8)
    }

    /// Wire type 0.
    package static func number(_ number: Int, _ value: Int) -> [UInt8] {
        varint(number << 3) + varint(value)
    }

    /// Wire types 3 and 4, one group in another.
    package static func groups(_ number: Int, depth: Int) -> [UInt8] {
        let begin = varint(number << 3 | 3)
        let end = varint(number << 3 | 4)
        return Array(repeatElement(begin, count: depth).joined())
            + Array(repeatElement(end, count: depth).joined())
    }

    package static func varint(_ value: Int) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
    }
}
