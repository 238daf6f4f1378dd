import Screen
import Text

/// What ncurses has no cells for, written past it where it stands: links (OSC 8), and emoji sequences that the terminal
/// draws whole.
struct Overlay {
    let support: GlyphSupport
    let hasLinks: Bool
    /// A style as the parameters of SGR.
    let sgr: (Style) -> String

    /// What brings a screen up to date behind what ncurses sent; the cursor and its looks are as before after it.
    ///
    /// - Parameters:
    ///   - shown: what the terminal shows; nil where it was painted anew.
    ///   - changed: of each row what differs, nil where nothing does.
    func update(to frame: Frame, from shown: Frame?, changed: [Range<Int>?]) -> String {
        let shown = shown?.size == frame.size ? shown : nil
        let renumbers = hasLinks && frame.links != (shown?.links ?? [])
        var rows = ""
        for (row, change) in changed.enumerated() where change != nil || renumbers {
            rows += self.row(row, of: frame, from: shown)
        }
        return rows.isEmpty ? "" : "\u{1B}7\(rows)\u{1B}8"
    }

    /// Only http, https and mailto come here; what is no printable ASCII is escaped as in every address.
    static func address(_ link: String) -> String {
        link.utf8.map { byte in
            (0x21...0x7E).contains(byte) ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }.joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    /// Where there were links, what is left of them goes.
    private func row(_ row: Int, of frame: Frame, from shown: Frame?) -> String {
        let wasLinked = hasLinks && shown?.row(row).contains { $0.link != nil } ?? false
        let cells = frame.row(row)
        guard wasLinked || cells.contains(where: isPast) else { return "" }
        var written = ""
        var start = cells.startIndex
        while start < cells.endIndex {
            let end = cells[start...].dropFirst().firstIndex { !isLike(cells[start], $0) } ?? cells.endIndex
            if wasLinked || isPast(cells[start]) {
                written += run(cells[start..<end], at: row, start - cells.startIndex, frame.links)
            }
            start = end
        }
        return written
    }

    private func isPast(_ cell: Cell) -> Bool {
        hasLinks && cell.link != nil || support.sequence(in: cell) != nil
    }

    /// Whether it belongs to the same run; the right half of a wide one always does.
    private func isLike(_ first: Cell, _ cell: Cell) -> Bool {
        cell.columns == 0 || cell.link == first.link && cell.style == first.style && isPast(cell) == isPast(first)
    }

    private func run(_ cells: ArraySlice<Cell>, at row: Int, _ column: Int, _ links: [String]) -> String {
        guard let first = cells.first else { return "" }
        let words = cells.filter { $0.columns > 0 }.map(text).joined()
        let place = "\u{1B}[\(row + 1);\(column + 1)H\u{1B}[\(sgr(first.style))m"
        guard hasLinks, let link = first.link.map(Int.init), links.indices.contains(link) else { return place + words }
        return place + "\u{1B}]8;id=\(link);\(Self.address(links[link]))\u{07}\(words)\u{1B}]8;;\u{07}"
    }

    /// A cell as it is shown: the sequence whole, or what ncurses shows for it.
    private func text(_ cell: Cell) -> String {
        if support.sequence(in: cell) != nil { return String(cell.cluster) }
        let scalars = support.shown(cell).flatMap(CellScalars.of).filter { $0 != 0 }
        return String(
            String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }))
    }
}
