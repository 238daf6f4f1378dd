extension FixedWidthInteger {
    /// As numbers are written: the most significant byte first.
    package var bigEndianBytes: [UInt8] {
        withUnsafeBytes(of: bigEndian) { Array($0) }
    }
}

/// What somebody has signed with, as it lies in statements of theirs.
package enum Signature {
    package static let byteCount = 64
}

/// Takes one field after another off what somebody else wrote; nil where there is not enough left.
package struct ByteReader {
    private var rest: ArraySlice<UInt8>

    package init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    /// Whether what is left is padding.
    package var isZero: Bool { rest.allSatisfy { $0 == 0 } }
    package var isEmpty: Bool { rest.isEmpty }

    package mutating func byte() -> UInt8? { rest.popFirst() }

    package mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest.removeFirst(count) }
        return Array(rest.prefix(count))
    }

    /// All that is left.
    package mutating func remainder() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }

    package mutating func id() -> MessageID? { bytes(MessageID.byteCount).flatMap { MessageID($0) } }

    package mutating func key() -> Key32? { bytes(Key32.byteCount).flatMap { Key32($0) } }

    /// Of Ed25519.
    package mutating func signature() -> [UInt8]? { bytes(Signature.byteCount) }

    package mutating func time() -> Timestamp? {
        number(Int64.self).map { Timestamp(milliseconds: $0) }
    }

    /// Its length, u16, and so many bytes.
    package mutating func body() -> [UInt8]? {
        number(UInt16.self).flatMap { bytes(Int($0)) }
    }

    /// A body of UTF-8.
    package mutating func text() -> String? {
        body().flatMap { String(validating: $0, as: UTF8.self) }
    }

    package mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
        bytes(MemoryLayout<Number>.size)?.reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }
}

extension Timestamp {
    package var bytes: [UInt8] { milliseconds.bigEndianBytes }
}

extension [UInt8] {
    /// Behind its length, u16; a body that is longer was refused before.
    package var withLength: [UInt8] { UInt16(truncatingIfNeeded: count).bigEndianBytes + self }
}
