import Text

extension Frame {
    /// Writes text from a position on, clipped to the rectangle.
    ///
    /// A wide glyph that would straddle an edge becomes a blank. Nothing harmful reaches the terminal by this:
    /// every cluster is taken apart into glyphs (`Glyph.all(in:)`), and controls among them are U+FFFD.
    /// - Returns: the next free column; the rectangle's end when the text did not fit.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol, at position: Position, in rectangle: Rectangle, style: Style = .plain,
        link: UInt16? = nil
    ) -> Int {
        var place = position
        for cluster in text where place.column < rectangle.columns.upperBound {
            for glyph in Glyph.all(in: cluster) {
                let cell = Cell(
                    cluster: glyph.cluster, columns: UInt8(glyph.columns), style: style, link: link)
                put(cell, at: place, in: rectangle)
                place.column += glyph.columns
            }
        }
        return min(place.column, rectangle.columns.upperBound)
    }

    /// Fills a rectangle with one narrow cluster; one that is not narrow becomes a blank.
    package mutating func fill(_ rectangle: Rectangle, with cluster: Character = " ", style: Style = .plain) {
        let glyphs = Glyph.all(in: cluster)
        let narrow = glyphs.count == 1 && glyphs[0].columns == 1 ? glyphs[0].cluster : " "
        let part = rectangle.intersection(bounds)
        for row in part.rows {
            for column in part.columns {
                put(Cell(cluster: narrow, style: style), at: Position(row: row, column: column), in: part)
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
