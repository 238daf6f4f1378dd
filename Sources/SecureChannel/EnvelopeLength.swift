/// The length before an envelope: a varint, seven bits a byte, the low ones first, in its shortest form.
package enum EnvelopeLength {
    /// A record has less than 2²¹ bytes.
    private static let maximumSize = 3

    /// Bytes the length itself takes.
    package static func size(of length: Int) -> Int {
        length < 1 << 7 ? 1 : length < 1 << 14 ? 2 : 3
    }

    package static func append(_ length: Int, to bytes: inout [UInt8]) {
        var rest = length
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// - Returns: the length, and the bytes it takes; nil where none begins here.
    static func read(_ bytes: Slice<UnsafeRawBufferPointer>) -> (length: Int, size: Int)? {
        var length = 0
        for (index, byte) in bytes.prefix(maximumSize).enumerated() {
            length |= Int(byte & 0x7f) << (7 * index)
            guard byte & 0x80 == 0 else { continue }
            let isShortest = byte != 0 || index == 0
            return isShortest ? (length, index + 1) : nil
        }
        return nil
    }
}
