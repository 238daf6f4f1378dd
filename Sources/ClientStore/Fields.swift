import SottoModel

/// What stands in a record: bytes, numbers, and stretches that say their length, u32.
struct FieldWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func put(_ number: UInt64) {
        bytes += number.bigEndianBytes
    }

    mutating func put(_ stretch: [UInt8]) {
        bytes += UInt32(stretch.count).bigEndianBytes + stretch
    }

    mutating func put(_ text: String) {
        put(Array(text.utf8))
    }
}

/// Reads what a `FieldWriter` wrote; what a later version wrote behind it is left alone.
struct FieldReader {
    private var reader: ByteReader

    init(_ bytes: [UInt8]) {
        reader = ByteReader(bytes)
    }

    mutating func byte() -> UInt8? { reader.byte() }

    mutating func number() -> UInt64? { reader.number(UInt64.self) }

    mutating func stretch() -> [UInt8]? {
        reader.number(UInt32.self).flatMap { reader.bytes(Int($0)) }
    }

    mutating func text() -> String? {
        stretch().flatMap { String(validating: $0, as: UTF8.self) }
    }
}
