/// A whole screen as a value: what the view draws and the terminal shows.
///
/// A wide cluster is two cells, the second of 0 columns; no write leaves one half behind. Frames that are made of one
/// another share their rows.
package struct Frame: Hashable, Sendable {
    package let size: Size
    var rows: [Row]
    /// Where the hardware cursor stands, so that an input method draws there; nil hides it.
    package var caret: Position?
    /// The window's title, cleaned by the terminal.
    package var title: String
    /// Addresses that cells point to.
    package var links: [String]

    package init(size: Size, title: String = "") {
        self.size = size
        self.title = title
        rows = Array(repeating: Row(columns: size.columns), count: size.rows)
        caret = nil
        links = []
    }

    package var bounds: Rectangle {
        Rectangle(origin: Position(row: 0, column: 0), size: size)
    }

    /// The cells of a row, which must be one of the frame's.
    package func row(_ row: Int) -> [Cell] {
        rows[row].cells
    }

    /// The cell there; a blank outside the frame.
    package subscript(row: Int, column: Int) -> Cell {
        guard bounds.contains(Position(row: row, column: column)) else { return .blank }
        return rows[row].cells[column]
    }
}
