import Text

/// A row of cells as wide as its frame. No write leaves one half of a wide cluster behind.
///
/// Frames share the rows they have alike, so that one is copied, and compared with the one before, for the price of
/// what changed.
struct Row: Hashable, Sendable {
    private(set) var cells: [Cell]

    init(columns: Int) {
        cells = Array(repeating: .blank, count: columns)
    }

    /// Writes text from a column on, clipped to the columns of a part.
    ///
    /// - Returns: the next free column; beyond the part when the text did not fit.
    mutating func write(_ text: Substring, at column: Int, in part: Range<Int>, like cell: Cell) -> Int {
        text.isShownAsItIs
            ? write(scalars: text, at: column, in: part, like: cell)
            : write(clusters: text, at: column, in: part, like: cell)
    }

    /// The common case: each scalar is a cluster of its own.
    private mutating func write(scalars text: Substring, at column: Int, in part: Range<Int>, like cell: Cell) -> Int {
        var (column, cell) = (column, cell)
        for scalar in text.unicodeScalars {
            guard column < part.upperBound else { break }
            cell.show(scalar, columns: scalar.isASCII ? 1 : 2)
            put(cell, at: column, in: part)
            column += Int(cell.columns)
        }
        return column
    }

    private mutating func write(clusters text: Substring, at column: Int, in part: Range<Int>, like cell: Cell) -> Int {
        var (column, cell) = (column, cell)
        for cluster in text {
            guard column < part.upperBound else { break }
            if let glyph = Glyph.one(cluster) {
                column += put(glyph, at: column, in: part, like: &cell)
            } else {
                for glyph in Glyph.all(in: cluster) { column += put(glyph, at: column, in: part, like: &cell) }
            }
        }
        return column
    }

    /// - Returns: its columns.
    private mutating func put(_ glyph: Glyph, at column: Int, in part: Range<Int>, like cell: inout Cell) -> Int {
        cell.cluster = glyph.cluster
        cell.columns = UInt8(glyph.columns)
        put(cell, at: column, in: part)
        return glyph.columns
    }

    /// Puts a cell, or blanks where only one half of it would be inside.
    mutating func put(_ cell: Cell, at column: Int, in part: Range<Int>) {
        guard cell.columns == 2 else { return replace(at: column, with: cell, in: part) }
        let fits = part.contains(column) && part.contains(column + 1)
        var half = cell
        half.columns = 1
        if !fits { half.cluster = " " }
        replace(at: column, with: half, in: part)
        replace(at: column + 1, with: half, in: part)
        guard fits else { return }
        cells[column].columns = 2
        cells[column + 1].columns = 0
    }

    /// Changes how a part looks and leaves what it says.
    mutating func restyle(_ part: Range<Int>, _ change: (inout Style) -> Void) {
        for column in part { change(&cells[column].style) }
    }

    /// Replaces one cell; the other half of a wide cluster there becomes a blank of the style it had.
    private mutating func replace(at column: Int, with cell: Cell, in part: Range<Int>) {
        guard part.contains(column) else { return }
        switch cells[column].columns {
        case 2: blank(column + 1)
        case 0: blank(column - 1)
        default: break
        }
        cells[column] = cell
    }

    private mutating func blank(_ column: Int) {
        cells[column].cluster = " "
        cells[column].columns = 1
    }
}
