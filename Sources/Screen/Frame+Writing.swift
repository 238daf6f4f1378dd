import Text

extension Frame {
    /// Writes text from a position on, clipped to the rectangle.
    ///
    /// A wide glyph that would straddle an edge becomes a blank. Nothing harmful reaches the terminal by this:
    /// every cluster is taken apart into glyphs (`Glyph.all(in:)`), and controls among them are U+FFFD.
    /// - Returns: the next free column; the rectangle's end when the text did not fit.
    @discardableResult
    package mutating func write(
        _ text: Substring, at position: Position, in rectangle: Rectangle, style: Style = .plain,
        link: UInt16? = nil
    ) -> Int {
        let part = rectangle.intersection(bounds)
        guard part.rows.contains(position.row) else {
            return min(position.column + Columns.of(text), rectangle.columns.upperBound)
        }
        let end = rows[position.row].write(
            text, at: position.column, in: part.columns, like: Cell(cluster: " ", style: style, link: link))
        return min(end, rectangle.columns.upperBound)
    }

    @discardableResult
    package mutating func write(
        _ text: String, at position: Position, in rectangle: Rectangle, style: Style = .plain,
        link: UInt16? = nil
    ) -> Int {
        write(text[...], at: position, in: rectangle, style: style, link: link)
    }

    /// Fills a rectangle with one narrow cluster; one that is not narrow becomes a blank.
    package mutating func fill(_ rectangle: Rectangle, with cluster: Character = " ", style: Style = .plain) {
        let glyphs = Glyph.all(in: cluster)
        let narrow = glyphs.count == 1 && glyphs[0].columns == 1 ? glyphs[0].cluster : " "
        let cell = Cell(cluster: narrow, style: style)
        let part = rectangle.intersection(bounds)
        for row in part.rows {
            for column in part.columns { rows[row].put(cell, at: column, in: part.columns) }
        }
    }

    /// Changes how a rectangle looks and leaves what it says.
    package mutating func restyle(_ rectangle: Rectangle, _ change: (inout Style) -> Void) {
        let part = rectangle.intersection(bounds)
        for row in part.rows { rows[row].restyle(part.columns, change) }
    }
}
