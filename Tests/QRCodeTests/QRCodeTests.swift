import Testing

@testable import QRCode

struct `A code` {
    private static func text(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + 33) } }

    /// The last length of each version of level L, in bytes, as the standard's table has it.
    private static let capacities = [
        17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858,
    ]

    @Test(arguments: capacities.enumerated().map { ($0.offset + 1, $0.element) })
    func `is as large as it has to be`(_ version: Int, _ capacity: Int) throws {
        #expect(try #require(QRCode(Self.text(capacity))).size == 17 + 4 * version)
        #expect(QRCode(Self.text(capacity + 1))?.size == (version == 20 ? nil : 21 + 4 * version))
    }

    @Test func `has finders in three corners, light around it, and the dark module`() throws {
        let code = try #require(QRCode(Self.text(20)))
        let last = code.size - 1
        for (row, column) in [(0, 0), (0, last - 6), (last - 6, 0)] {
            for ring in 0...3 {
                #expect(code[row + ring, column + ring] == (ring != 1))
            }
        }
        #expect(code[code.size - 8, 8])
        #expect(!code[-1, 3] && !code[3, -1] && !code[code.size, 3])
    }

    @Test func `is drawn two rows a line, black on white, with its margin`() throws {
        let code = try #require(QRCode(Self.text(17)))
        #expect(code.lines.count == 15)
        for line in code.lines {
            #expect(line.hasPrefix("\u{1B}[38;5;16;48;5;231m") && line.hasSuffix("\u{1B}[0m"))
            #expect(line.count { " ▀▄█".contains($0) } == 29)
        }
    }
}

struct `The parts of a code` {
    /// Figures that are published for "HELLO WORLD" in version 1, level M.
    @Test func `are mended by these bytes`() {
        let data: [UInt8] = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
        #expect(ReedSolomon.correction(of: data, count: 10) == [196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
    }

    @Test(arguments: [(1, []), (2, [6, 18]), (7, [6, 22, 38]), (14, [6, 26, 46, 66]), (20, [6, 34, 62, 90])])
    func `are aligned at these places`(_ version: Int, _ centres: [Int]) {
        #expect(Version.all[version - 1].alignmentCentres == centres)
    }

    @Test(arguments: [(1, 26), (2, 44), (6, 172), (7, 196), (14, 581), (20, 1085)])
    func `have so many bytes`(_ version: Int, _ count: Int) {
        #expect(Version.all[version - 1].codewordCount == count)
    }

    @Test func `are all there, each once`() {
        let bytes = Array("sotto".utf8)
        let codewords = Codewords.of(bytes, Version.all[0])
        #expect(codewords.prefix(7) == [0x40 | 0, 0x57, 0x36, 0xF7, 0x47, 0x46, 0xF0])
        #expect(codewords.count == 26)
    }
}
