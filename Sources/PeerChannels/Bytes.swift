import SottoModel

extension FixedWidthInteger {
    /// As numbers are written: the most significant byte first.
    var bigEndianBytes: [UInt8] {
        withUnsafeBytes(of: bigEndian) { Array($0) }
    }
}

/// Takes one field after another off what somebody else wrote; nil where there is not enough left.
struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    /// Whether what is left is padding.
    var isZero: Bool { rest.allSatisfy { $0 == 0 } }

    mutating func byte() -> UInt8? { rest.popFirst() }

    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest.removeFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func u64() -> UInt64? { number(UInt64.self) }

    /// All that is left.
    mutating func all() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }

    mutating func id() -> MessageID? { bytes(MessageID.byteCount).flatMap { MessageID($0) } }

    mutating func time() -> Timestamp? {
        number(Int64.self).map { Timestamp(milliseconds: $0) }
    }

    /// Its length, u16, and so many bytes.
    mutating func body() -> [UInt8]? {
        number(UInt16.self).flatMap { bytes(Int($0)) }
    }

    private mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
        bytes(MemoryLayout<Number>.size)?.reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }
}

extension Timestamp {
    var bytes: [UInt8] { milliseconds.bigEndianBytes }
}

extension [UInt8] {
    /// Behind its length, u16; a body that is longer was refused before.
    var withLength: [UInt8] { UInt16(truncatingIfNeeded: count).bigEndianBytes + self }
}
