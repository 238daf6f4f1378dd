import CNcurses
import Screen

/// Frames to ncurses, cell by cell and only the rows that changed; ncurses sends only what differs.
struct Painter {
    private var palette = Palette()
    private var shown: Frame?
    private let hasLinks: Bool

    init(hasLinks: Bool) {
        self.hasLinks = hasLinks
    }

    mutating func use(_ scheme: ColourScheme) {
        guard scheme != palette.scheme else { return }
        palette.use(scheme)
        forget()
    }

    /// Forgets what is shown, so that the next frame is painted whole.
    mutating func forget() {
        shown = nil
    }

    /// What is to be written behind the next frame, so that its links are links.
    func links(of frame: Frame) -> String {
        hasLinks ? linkWriter.update(to: frame, from: shown) : ""
    }

    /// The same for all that is shown, after it was painted anew.
    var links: String {
        guard hasLinks, let shown else { return "" }
        return linkWriter.update(to: shown, from: nil)
    }

    private var linkWriter: LinkWriter {
        LinkWriter(sgr: palette.parameters) { cell in
            String(
                String.UnicodeScalarView(
                    CellScalars.of(cell).compactMap { $0 == 0 ? nil : Unicode.Scalar(UInt32(bitPattern: $0)) }))
        }
    }

    /// - Returns: false when the frame is shown already.
    mutating func paint(_ frame: Frame, within size: Size) -> Bool {
        guard frame != shown else { return false }
        for row in 0..<min(frame.size.rows, size.rows) where !isShown(row, of: frame) {
            paint(row, of: frame, columns: min(frame.size.columns, size.columns))
        }
        shown = frame
        place(frame.caret, within: size)
        return true
    }

    private func isShown(_ row: Int, of frame: Frame) -> Bool {
        guard let shown, shown.size == frame.size else { return false }
        return shown.row(row) == frame.row(row)
    }

    private mutating func paint(_ row: Int, of frame: Frame, columns: Int) {
        for (column, cell) in frame.row(row).prefix(columns).enumerated() where cell.columns > 0 {
            let fits = column + Int(cell.columns) <= columns
            let scalars = fits ? CellScalars.of(cell) : CellScalars.blank
            let attributes = palette.attributes(cell.style.attributes)
            // At the bottom right corner ncurses reports an error, since it cannot advance, and has put the cell.
            _ = cn_put(Int32(row), Int32(column), scalars, attributes, palette.pair(cell.style))
        }
    }

    /// Input methods draw at the hardware cursor, so it stands at the caret after everything else.
    private func place(_ caret: Position?, within size: Size) {
        curs_set(caret == nil ? 0 : 1)
        guard let caret, Rectangle(origin: Position(row: 0, column: 0), size: size).contains(caret) else {
            return
        }
        wmove(cn_screen(), Int32(caret.row), Int32(caret.column))
    }
}
