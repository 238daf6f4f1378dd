/// What stands in a record: bytes, numbers, and stretches that say their length.
struct FieldWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func put(_ number: UInt64) {
        bytes += withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    mutating func put(_ stretch: [UInt8]) {
        bytes += withUnsafeBytes(of: UInt32(stretch.count).bigEndian) { Array($0) }
        bytes += stretch
    }

    mutating func put(_ text: String) {
        put(Array(text.utf8))
    }
}

/// Reads what a `FieldWriter` wrote; what a later version wrote behind it is left alone.
struct FieldReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func byte() -> UInt8? {
        rest.popFirst()
    }

    mutating func number() -> UInt64? {
        take(8).map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
    }

    mutating func stretch() -> [UInt8]? {
        guard let count = take(4)?.reduce(0, { $0 << 8 | Int($1) }) else { return nil }
        return take(count)
    }

    mutating func text() -> String? {
        stretch().flatMap { String(validating: $0, as: UTF8.self) }
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest.removeFirst(count) }
        return Array(rest.prefix(count))
    }
}
