/// How large a code is, and how its bytes are cut into blocks: the tables of ISO/IEC 18004 for level L, up to 20.
struct Version: Hashable, Sendable {
    private static let correctionInBlock = [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    ]
    private static let blocks = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8]

    static let all = (1...blocks.count).map(Version.init)

    let number: Int

    private init(number: Int) {
        self.number = number
    }

    /// - Returns: nil where none has room for so many bytes.
    static func smallest(for count: Int) -> Version? {
        all.first { 4 + $0.countBits + 8 * count <= 8 * $0.dataCount }
    }

    var size: Int { 17 + 4 * number }
    /// Bits of the field that says how many bytes there are.
    var countBits: Int { number < 10 ? 8 : 16 }
    var blockCount: Int { Self.blocks[number - 1] }
    /// Bytes of correction in each block.
    var correctionCount: Int { Self.correctionInBlock[number - 1] }
    /// Bytes in all: the modules that no pattern takes.
    var codewordCount: Int {
        let centres = alignmentCentres.count
        let aligned = centres == 0 ? 0 : (25 * centres - 10) * centres - 55
        return ((16 * number + 128) * number + 64 - aligned - (number < 7 ? 0 : 36)) / 8
    }
    var dataCount: Int { codewordCount - blockCount * correctionCount }

    /// Rows, and columns, on which alignment patterns have their middle.
    var alignmentCentres: [Int] {
        guard number > 1 else { return [] }
        let count = number / 7 + 2
        let step = (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
    }
}
