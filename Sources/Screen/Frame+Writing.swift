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
        let part = rectangle.intersection(bounds)
        var place = position
        for cluster in text {
            guard place.column < rectangle.columns.upperBound else { break }
            if let glyph = Glyph.one(cluster) {
                put(glyph, at: &place, in: part, style, link)
            } else {
                for glyph in Glyph.all(in: cluster) { put(glyph, at: &place, in: part, style, link) }
            }
        }
        return min(place.column, rectangle.columns.upperBound)
    }

    private mutating func put(
        _ glyph: Glyph, at place: inout Position, in part: Rectangle, _ style: Style, _ link: UInt16?
    ) {
        put(
            Cell(cluster: glyph.cluster, columns: UInt8(glyph.columns), style: style, link: link), at: place, in: part)
        place.column += glyph.columns
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
