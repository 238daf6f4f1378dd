/// The bytes as they lie in a code: with their count, filled up, in blocks with correction, interleaved.
enum Codewords {
    static func of(_ bytes: [UInt8], _ version: Version) -> [UInt8] {
        let blocks = blocks(of: data(bytes, version), version)
        let corrections = blocks.map { ReedSolomon.correction(of: $0, count: version.correctionCount) }
        return interleaved(blocks) + interleaved(corrections)
    }

    private static func data(_ bytes: [UInt8], _ version: Version) -> [UInt8] {
        var bits = BitBuffer()
        bits.append(0b0100, count: 4)
        bits.append(bytes.count, count: version.countBits)
        for byte in bytes { bits.append(Int(byte), count: 8) }
        bits.append(0, count: min(4, 8 * version.dataCount - bits.count))
        var data = bits.bytes
        for filler in 0..<(version.dataCount - data.count) { data.append(filler.isMultiple(of: 2) ? 0xEC : 0x11) }
        return data
    }

    /// The longer ones are the last.
    private static func blocks(of data: [UInt8], _ version: Version) -> [[UInt8]] {
        let (short, longer) = data.count.quotientAndRemainder(dividingBy: version.blockCount)
        var rest = data[...]
        return (0..<version.blockCount).map { block in
            let count = short + (block < version.blockCount - longer ? 0 : 1)
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
    }

    private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
        (0..<(blocks.map(\.count).max() ?? 0)).flatMap { index in
            blocks.compactMap { $0.indices.contains(index) ? $0[index] : nil }
        }
    }
}

private struct BitBuffer {
    private var bits: [Bool] = []

    var count: Int { bits.count }

    /// The last of which is filled up with zeros.
    var bytes: [UInt8] {
        stride(from: 0, to: bits.count, by: 8).map { start in
            (start..<start + 8).reduce(0) { $0 << 1 | ($1 < bits.count && bits[$1] ? 1 : 0) }
        }
    }

    mutating func append(_ value: Int, count: Int) {
        for shift in (0..<count).reversed() { bits.append(value >> shift & 1 == 1) }
    }
}
