/// A QR code of some bytes (ISO/IEC 18004, byte mode, correction level L): dark and light modules in a square.
package struct QRCode: Hashable, Sendable {
    /// Modules of light around the code, without which readers do not find it.
    package static let margin = 4

    private let matrix: Matrix

    /// - Returns: nil for more than 858 bytes.
    package init?(_ bytes: [UInt8]) {
        guard let version = Version.smallest(for: bytes.count) else { return nil }
        matrix = Self.drawn(Codewords.of(bytes, version), version)
    }

    /// Modules along a side, without the margin.
    package var size: Int { matrix.size }

    /// Whether the module is dark; around the code everything is light.
    package subscript(row: Int, column: Int) -> Bool {
        (0..<size).contains(row) && (0..<size).contains(column) && matrix[row, column]
    }

    /// By the mask that readers have the least trouble with.
    private static func drawn(_ codewords: [UInt8], _ version: Version) -> Matrix {
        var plain = Matrix(version)
        plain.write(codewords)
        let candidates = Mask.all.map { mask in
            var masked = plain
            masked.apply(mask)
            return (matrix: masked, penalty: Penalty(masked).sum)
        }
        return candidates.min { $0.penalty < $1.penalty }.map(\.matrix) ?? plain
    }
}
