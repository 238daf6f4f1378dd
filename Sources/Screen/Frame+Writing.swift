import Text

extension Frame {
    /// Writes text from a position on, clipped to the rectangle.
    ///
    /// A wide cluster that would straddle an edge becomes a blank.
    /// - Returns: the next free column, which is beyond the rectangle when the text did not fit.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol, at position: Position, in rectangle: Rectangle, style: Style = .plain,
        link: UInt16? = nil
    ) -> Int {
        var column = position.column
        for cluster in text where column < rectangle.columns.upperBound {
            let columns = Columns.of(cluster)
            let cell = Cell(cluster: cluster, columns: UInt8(columns), style: style, link: link)
            put(cell, at: Position(row: position.row, column: column), in: rectangle)
            column += columns
        }
        return column
    }

    /// Fills a rectangle with one narrow cluster.
    package mutating func fill(_ rectangle: Rectangle, with cluster: Character = " ", style: Style = .plain) {
        let cell = Cell(cluster: Columns.of(cluster) == 1 ? cluster : " ", style: style)
        for row in rectangle.rows {
            for column in rectangle.columns {
                put(cell, at: Position(row: row, column: column), in: rectangle)
            }
        }
    }

    /// Changes how a rectangle looks and leaves what it says.
    package mutating func restyle(_ rectangle: Rectangle, _ change: (inout Style) -> Void) {
        let part = rectangle.intersection(bounds)
        for row in part.rows {
            for column in part.columns {
                change(&cells[row * size.columns + column].style)
            }
        }
    }
}
