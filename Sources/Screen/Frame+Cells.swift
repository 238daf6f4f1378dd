extension Frame {
    /// Puts a cell, or blanks where only one half of it would be inside.
    ///
    /// - Parameter part: of the frame.
    mutating func put(_ cell: Cell, at position: Position, in part: Rectangle) {
        let second = Position(row: position.row, column: position.column + 1)
        guard cell.columns == 2 else { return replace(at: position, with: cell, in: part) }
        let fits = part.contains(position) && part.contains(second)
        var half = cell
        half.columns = 1
        if !fits { half.cluster = " " }
        replace(at: position, with: half, in: part)
        replace(at: second, with: half, in: part)
        guard fits else { return }
        cells[index(position)].columns = 2
        cells[index(second)].columns = 0
    }

    /// Replaces one cell; the other half of a wide cluster there becomes a blank of the style it had.
    private mutating func replace(at position: Position, with cell: Cell, in part: Rectangle) {
        guard part.contains(position) else { return }
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

    private func index(_ position: Position) -> Int {
        position.row * size.columns + position.column
    }
}
