import Screen
import Testing

struct FrameTests {
    private static let origin = Position(row: 0, column: 0)

    @Test(arguments: [
        ("hello", "|hello |", 5),
        ("hello, you", "|hello,|", 6),
        ("한글", "|한글  |", 4),
        ("한글날이", "|한글날|", 6),
        ("a한글날", "|a한글 |", 6),
        ("\u{1112}\u{1161}\u{11AB}x", "|한x   |", 3),
        ("👩‍👩‍👧", "|👩‍👩‍👧    |", 2),
        ("👨‍👩‍👧‍👦", "|👨👩👧|", 6),
        ("❤️!", "|❤️!   |", 3),
        ("\u{1B}[31m", "|\u{FFFD}[31m |", 5),
        ("a\nb\tc", "|a b c |", 5),
        ("x\u{202E}y\u{200B}z", "|xyz   |", 3),
    ])
    func `text is written cleaned and clipped`(text: String, drawing: String, next: Int) {
        var frame = Frame(size: Size(rows: 1, columns: 6))
        #expect(frame.write(text, at: Self.origin, in: frame.bounds) == next)
        #expect(drawn(frame) == drawing)
    }

    @Test func `text stays inside its rectangle`() {
        var frame = Frame(size: Size(rows: 3, columns: 8))
        frame.fill(frame.bounds, with: ".")
        let middle = frame.bounds.inset(top: 1, left: 2, bottom: 1, right: 2)
        for row in 0..<3 { frame.write("가나다라", at: Position(row: row, column: 1), in: middle) }
        #expect(
            drawn(frame) == """
                |........|
                |.. 나 ..|
                |........|
                """)
    }

    @Test func `no half of a wide cluster is left behind`() {
        var frame = Frame(size: Size(rows: 1, columns: 6))
        frame.write("가나다", at: Self.origin, in: frame.bounds)
        frame.write("x", at: Position(row: 0, column: 1), in: frame.bounds)
        frame.write("y", at: Position(row: 0, column: 4), in: frame.bounds)
        #expect(drawn(frame) == "| x나y |")
        frame.write("라", at: Position(row: 0, column: 1), in: frame.bounds)
        #expect(drawn(frame) == "| 라 y |")
        #expect(frame.cells.map(\.columns) == [1, 2, 0, 1, 1, 1])
    }

    @Test func `a fill takes one narrow cluster`() {
        var frame = Frame(size: Size(rows: 2, columns: 4))
        frame.write("가나", at: Self.origin, in: frame.bounds)
        frame.fill(Rectangle(row: 0, column: 1, rows: 5, columns: 2), with: "─")
        frame.fill(Rectangle(row: 1, column: 0, rows: 1, columns: 2), with: "한")
        #expect(
            drawn(frame) == """
                | ── |
                |  ─ |
                """)
    }

    @Test func `a new style leaves the text`() {
        var frame = Frame(size: Size(rows: 1, columns: 3))
        frame.write("abc", at: Self.origin, in: frame.bounds)
        frame.restyle(Rectangle(row: 0, column: 1, rows: 1, columns: 9)) { $0.attributes.insert(.reverse) }
        #expect(frame.text == ["abc"])
        #expect(frame.cells.map { $0.style.attributes } == [[], .reverse, .reverse])
    }

    @Test(arguments: [
        Position(row: -1, column: 0), Position(row: 9, column: 0), Position(row: 0, column: 99),
    ])
    func `outside the frame there is nothing`(position: Position) {
        var frame = Frame(size: Size(rows: 1, columns: 3))
        let empty = frame
        frame.write("한글", at: position, in: Rectangle(row: -5, column: -5, rows: 200, columns: 200))
        #expect(frame == empty)
        #expect(frame[position.row, position.column] == .blank)
    }

    @Test(arguments: [(0, 0), (0, 5), (5, 0), (1, 1)])
    func `no size is too small`(rows: Int, columns: Int) {
        var frame = Frame(size: Size(rows: rows, columns: columns))
        frame.write("한글 abc", at: Self.origin, in: frame.bounds)
        frame.fill(frame.bounds, with: "x")
        #expect(frame.text == Array(repeating: String(repeating: "x", count: columns), count: rows))
    }

    @Test(
        arguments: [
            ("abcdef", "abcdef", nil), ("abcdef", "abXYef", 2..<4), ("한글x", "한국x", 2..<4), ("한글x", "ab글x", 0..<2),
            ("a한b", "aXYb", 1..<3), ("한한", "a한b", 0..<4), ("a\u{301}b", "ab", 0..<1),
        ] as [(String, String, Range<Int>?)])
    func `a row differs from whole cluster to whole cluster`(old: String, new: String, difference: Range<Int>?) {
        let frames = [old, new].map { text in
            var frame = Frame(size: Size(rows: 2, columns: 6))
            frame.write(text, at: Position(row: 1, column: 0), in: frame.bounds)
            return frame
        }
        #expect(frames[1].difference(in: 1, from: frames[0]) == difference)
        #expect(frames[0].difference(in: 1, from: frames[1]) == difference)
        #expect(frames[1].difference(in: 0, from: frames[0]) == nil)
        #expect(frames[1].difference(in: 0, from: nil) == 0..<6)
    }

    @Test(arguments: ["a", "한", "e\u{301}\u{302}\u{303}\u{304}", "\u{1F469}"] as [Character])
    func `a cell gives back its cluster`(cluster: Character) {
        #expect(Cell(cluster: cluster).cluster == cluster)
    }

    @Test func `a cluster of more than five scalars is a replacement character`() {
        #expect(Cell(cluster: "👩‍👩‍👧‍👦").cluster == "\u{FFFD}")
    }
}
