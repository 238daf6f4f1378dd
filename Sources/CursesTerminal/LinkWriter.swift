import Screen

/// Links (OSC 8), which ncurses has no cells for: what is shown of them is written once more, past ncurses, with the
/// same looks and where it stands already.
struct LinkWriter {
    /// A style as the parameters of SGR.
    let sgr: (Style) -> String
    /// A cell as ncurses shows it.
    let text: (Cell) -> String

    /// What brings a screen's links up to date; the cursor and its looks are as before after it.
    ///
    /// - Parameter shown: what the terminal shows; nil where it was painted anew.
    func update(to frame: Frame, from shown: Frame?) -> String {
        let shown = shown?.size == frame.size ? shown : nil
        let links = shown?.links ?? []
        guard !frame.links.isEmpty || !links.isEmpty else { return "" }
        let runs = (0..<frame.size.rows).map { row in
            guard links != frame.links || frame.difference(in: row, from: shown) != nil else { return "" }
            return self.row(row, of: frame, wasLinked: shown?.row(row).contains { $0.link != nil } ?? false)
        }.joined()
        return runs.isEmpty ? "" : "\u{1B}7\(runs)\u{1B}8"
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

    /// - Parameter wasLinked: there were links in the row; what is left of them goes.
    private func row(_ row: Int, of frame: Frame, wasLinked: Bool) -> String {
        let cells = Array(frame.row(row))
        var written = ""
        var column = 0
        while column < cells.count {
            let end = cells[column...].firstIndex { !$0.isLike(cells[column]) } ?? cells.count
            if wasLinked || cells[column].link != nil {
                written += run(cells[column..<end], at: row, column, frame.links)
            }
            column = end
        }
        return written
    }

    private func run(_ cells: ArraySlice<Cell>, at row: Int, _ column: Int, _ links: [String]) -> String {
        guard let first = cells.first else { return "" }
        let words = cells.filter { $0.columns > 0 }.map(text).joined()
        let place = "\u{1B}[\(row + 1);\(column + 1)H\u{1B}[\(sgr(first.style))m"
        guard let link = first.link.map(Int.init), links.indices.contains(link) else { return place + words }
        return place + "\u{1B}]8;id=\(link);\(Self.address(links[link]))\u{1B}\\\(words)\u{1B}]8;;\u{1B}\\"
    }
}

extension Cell {
    /// Whether it belongs to the same run; the right half of a wide one always does.
    fileprivate func isLike(_ first: Cell) -> Bool {
        columns == 0 || link == first.link && style == first.style
    }
}
