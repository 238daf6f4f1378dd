/// What a message of the load says: who sent it as which, and when; all else is filling.
///
///     0000000000000a1f 0003 00000012 ...    nanoseconds, sender, count of that sender, in hex
struct Stamp: Equatable {
    static let headCount = 28

    let nanoseconds: UInt64
    let sender: Int
    let count: Int

    init(nanoseconds: UInt64, sender: Int, count: Int) {
        self.nanoseconds = nanoseconds
        self.sender = sender
        self.count = count
    }

    /// - Returns: nil for what is no stamp.
    init?(_ text: UnsafeRawBufferPointer) {
        guard text.count >= Self.headCount, let nanoseconds = Hex.read(text, 0..<16),
            let sender = Hex.read(text, 16..<20), let count = Hex.read(text, 20..<28)
        else { return nil }
        self.init(nanoseconds: nanoseconds, sender: Int(sender), count: Int(count))
    }

    func text(bytes: Int) -> String {
        let head = Hex.text(nanoseconds, 16) + Hex.text(UInt64(sender), 4) + Hex.text(UInt64(count), 8)
        return head + String(repeating: ".", count: max(0, bytes - Self.headCount))
    }
}

private enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ value: UInt64, _ count: Int) -> String {
        let bytes = (0..<count).map { digits[Int(truncatingIfNeeded: value >> UInt64(4 * (count - 1 - $0))) & 15] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// For every message of every reader: no slices, no iterators.
    static func read(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64? {
        var value: UInt64 = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt64(byte - 0x30)
            case 0x61...0x66: value = value << 4 | UInt64(byte - 0x57)
            default: return nil
            }
            index += 1
        }
        return value
    }
}
