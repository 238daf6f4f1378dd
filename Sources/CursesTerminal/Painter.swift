import CNcurses
import Screen

/// Frames to ncurses, and only what changed of each row; ncurses sends only what differs.
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
        var isShown = frame.caret == shown?.caret && frame.links == shown?.links
        for row in 0..<min(frame.size.rows, size.rows) {
            guard let changed = frame.difference(in: row, from: shown) else { continue }
            paint(changed.clamped(to: 0..<size.columns), of: row, in: frame)
            isShown = false
        }
        shown = frame
        guard !isShown else { return false }
        place(frame.caret, within: size)
        return true
    }

    private mutating func paint(_ changed: Range<Int>, of row: Int, in frame: Frame) {
        let cells = frame.row(row).dropFirst(changed.lowerBound).prefix(changed.count)
        var column = changed.lowerBound
        var painted: [cchar_t] = []
        painted.reserveCapacity(cells.count)
        var look = (style: Style.plain, attributes: palette.attributes([]), pair: palette.pair(.plain))
        for cell in cells where cell.columns > 0 {
            column += Int(cell.columns)
            if cell.style != look.style {
                look = (cell.style, palette.attributes(cell.style.attributes), palette.pair(cell.style))
            }
            painted.append(Self.cell(column <= changed.upperBound ? cell : .blank, look.attributes, look.pair))
        }
        _ = cn_put(Int32(row), Int32(changed.lowerBound), painted, Int32(painted.count))
    }

    private static func cell(_ cell: Cell, _ attributes: attr_t, _ pair: Int32) -> cchar_t {
        if let scalar = CellScalars.ascii(cell) { return cn_cell_of_one(scalar, attributes, pair) }
        return cn_cell(CellScalars.of(cell), attributes, pair)
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
