import Screen
import Testing

struct RectangleTests {
    private let screen = Rectangle(row: 0, column: 0, rows: 10, columns: 40)

    @Test func `a split shares all of it`() {
        let (log, list) = screen.splitColumns(-12)
        #expect(log == Rectangle(row: 0, column: 0, rows: 10, columns: 28))
        #expect(list == Rectangle(row: 0, column: 28, rows: 10, columns: 12))
        let (title, rest) = screen.splitRows(1)
        #expect(title == Rectangle(row: 0, column: 0, rows: 1, columns: 40))
        #expect(rest == Rectangle(row: 1, column: 0, rows: 9, columns: 40))
    }

    @Test(arguments: [-50, 50])
    func `a split beyond the edge leaves one part empty`(count: Int) {
        let (first, second) = screen.splitRows(count)
        #expect(first.size.rows + second.size.rows == 10)
        #expect(first.isEmpty != second.isEmpty)
    }

    @Test func `an inset larger than the rectangle is empty`() {
        #expect(screen.inset(top: 8, bottom: 8).isEmpty)
    }

    @Test func `an intersection is what both cover`() {
        let other = Rectangle(row: 5, column: 30, rows: 20, columns: 20)
        #expect(screen.intersection(other) == Rectangle(row: 5, column: 30, rows: 5, columns: 10))
        #expect(screen.intersection(Rectangle(row: 99, column: 0, rows: 1, columns: 1)).isEmpty)
    }

    @Test func `the far edges are outside`() {
        #expect(screen.contains(Position(row: 9, column: 39)))
        #expect(!screen.contains(Position(row: 10, column: 0)))
        #expect(!screen.contains(Position(row: 0, column: 40)))
        #expect(!screen.contains(Position(row: -1, column: 0)))
    }
}
