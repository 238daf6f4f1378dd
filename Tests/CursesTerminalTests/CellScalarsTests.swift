import Screen
import Testing

@testable import CursesTerminal

struct CellScalarsTests {
    init() {
        _ = UTF8Locale.establish()
    }

    /// Every scalar a frame lets through must take the columns ncurses will give it. On a machine with another
    /// C library than the table's, `CellScalars.of` shows U+FFFD instead, and this test tells which.
    @Test func `the C library counts as the frame does`() {
        var frame = Frame(size: Size(rows: 1, columns: 4))
        for scalar in Self.allScalars {
            frame.fill(frame.bounds)
            let next = frame.write(String(scalar), at: Position(row: 0, column: 0), in: frame.bounds)
            let cell = frame[0, 0]
            guard next > 0, cell.cluster.unicodeScalars.first == scalar else { continue }
            #expect(CellScalars.columns(of: scalar) == next, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test(
        arguments: [
            ("a", [0x61, 0]), ("한", [0xD55C, 0]), ("e\u{301}\u{302}", [0xE9, 0x302, 0]),
            ("\u{7}", [0xFFFD, 0]),
        ] as [(String, [Int32])])
    func `a cell is its scalars and a null`(text: String, scalars: [Int32]) {
        var frame = Frame(size: Size(rows: 1, columns: 4))
        frame.write(text, at: Position(row: 0, column: 0), in: frame.bounds)
        #expect(CellScalars.of(frame[0, 0]) == scalars)
    }

    @Test func `a cell with more than ncurses holds, or of another width, is a replacement character`() {
        #expect(CellScalars.of(Cell(cluster: "👩‍👩‍👧", columns: 2)) == [0xFFFD, 0])
        #expect(CellScalars.of(Cell(cluster: "한", columns: 1)) == [0xFFFD, 0])
        #expect(CellScalars.of(Cell(cluster: "\u{1B}")) == [0xFFFD, 0])
    }

    private static var allScalars: some Sequence<Unicode.Scalar> {
        (UInt32(0x20)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
    }
}
