import Screen
import Text

/// What a terminal draws as wide as it is to be, as far as it was asked.
struct GlyphSupport: Equatable {
    /// Sequences it draws whole, in two columns.
    var whole: EmojiSequence.Kinds = []
    /// It takes two columns for what Unicode leaves open (UAX #11), where we and ncurses have one.
    var ambiguousIsWide = false

    /// The sequence in a cell, where the terminal draws it whole. ncurses has no cell for it.
    func sequence(in cell: Cell) -> EmojiSequence? {
        guard cell.columns == 2, cell.scalar(1) != 0, let sequence = EmojiSequence(cell.cluster),
            whole.isSuperset(of: sequence.kinds)
        else { return nil }
        return sequence
    }

    /// A cell as those that ncurses gets for it: together as wide.
    func shown(_ cell: Cell) -> [Cell] {
        if cell.columns == 2, cell.scalar(1) != 0, let sequence = EmojiSequence(cell.cluster) {
            return whole.isSuperset(of: sequence.kinds) ? [held(cell)] : cells(of: sequence.substitute, like: cell)
        }
        guard ambiguousIsWide, let scalar = Ambiguous.substitute(of: cell) else { return [cell] }
        return [cell.with(scalar)]
    }

    /// The place of what is written past ncurses: a blank as wide, which is none to ncurses, so that it takes it away
    /// when something else comes there.
    private func held(_ cell: Cell) -> Cell { cell.with("\u{3000}") }

    private func cells(of text: String, like cell: Cell) -> [Cell] {
        var columns = 0
        let cells = text.flatMap(Glyph.all(in:)).map { glyph in
            columns += glyph.columns
            return Cell(cluster: glyph.cluster, columns: UInt8(glyph.columns), style: cell.style, link: cell.link)
        }
        return cells + (columns..<2).map { _ in Cell(cluster: " ", style: cell.style, link: cell.link) }
    }
}

extension Cell {
    fileprivate func with(_ cluster: Character) -> Cell {
        Cell(cluster: cluster, columns: columns, style: style, link: link)
    }
}
