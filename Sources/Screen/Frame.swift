/// A whole screen as a value: what the view draws and the terminal shows.
///
/// A wide cluster is two cells, the second of 0 columns; no write leaves one half behind.
package struct Frame: Hashable, Sendable {
    package let size: Size
    package internal(set) var cells: [Cell]
    /// Where the hardware cursor stands, so that an input method draws there; nil hides it.
    package var caret: Position?
    /// The window's title, cleaned by the terminal.
    package var title: String
    /// Addresses that cells point to.
    package var links: [String]

    package init(size: Size, title: String = "") {
        self.size = size
        self.title = title
        cells = Array(repeating: .blank, count: size.rows * size.columns)
        caret = nil
        links = []
    }

    package var bounds: Rectangle {
        Rectangle(origin: Position(row: 0, column: 0), size: size)
    }

    /// The cell there; a blank outside the frame.
    package subscript(row: Int, column: Int) -> Cell {
        guard bounds.contains(Position(row: row, column: column)) else { return .blank }
        return cells[row * size.columns + column]
    }
}

extension Frame {
    /// Puts a cell, or blanks where only one half of it would be inside.
    mutating func put(_ cell: Cell, at position: Position, in rectangle: Rectangle) {
        let part = rectangle.intersection(bounds)
        let places = (0..<Int(cell.columns)).map { Position(row: position.row, column: position.column + $0) }
        let inside = places.filter(part.contains)
        for place in inside {
            replace(at: place, with: Cell(cluster: " ", style: cell.style, link: cell.link))
        }
        guard inside.count == places.count, let first = places.first else { return }
        cells[index(first)] = cell
        guard cell.columns == 2 else { return }
        cells[index(first) + 1] = Cell(cluster: cell.cluster, columns: 0, style: cell.style, link: cell.link)
    }

    private func index(_ position: Position) -> Int {
        position.row * size.columns + position.column
    }

    /// Replaces one cell; the other half of a wide cluster there becomes a blank of the style it had.
    private mutating func replace(at position: Position, with cell: Cell) {
        let index = index(position)
        switch cells[index].columns {
        case 2: blank(index + 1)
        case 0: blank(index - 1)
        default: break
        }
        cells[index] = cell
    }

    private mutating func blank(_ index: Int) {
        cells[index].cluster = " "
        cells[index].columns = 1
    }
}
