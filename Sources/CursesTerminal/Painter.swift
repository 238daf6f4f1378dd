import CNcurses
import Screen

/// Frames to ncurses, and only what changed of each row; ncurses sends only what differs.
struct Painter {
    private var palette = Palette()
    private var shown: Frame?
    private let hasLinks: Bool
    /// A change paints everything anew.
    var support = GlyphSupport() {
        didSet { if support != oldValue { forget() } }
    }

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

    /// What a frame changed.
    struct Change {
        /// What is to be written past ncurses behind it.
        let past: String
        /// Whether ncurses sends so little that it is there at once.
        let isSmall: Bool
    }

    /// Paints what has changed.
    ///
    /// - Returns: nil where nothing has.
    mutating func paint(_ frame: Frame, within size: Size) -> Change? {
        let rows = (0..<min(frame.size.rows, size.rows)).map { frame.difference(in: $0, from: shown) }
        guard frame.caret != shown?.caret || frame.links != shown?.links || rows.contains(where: { $0 != nil }) else {
            return nil
        }
        for (row, changed) in rows.enumerated() {
            if let changed { paint(changed.clamped(to: 0..<size.columns), of: row, in: frame) }
        }
        let past = overlay.update(to: frame, from: shown, changed: rows)
        shown = frame
        place(frame.caret, within: size)
        return Change(past: past, isSmall: past.isEmpty && rows.count { $0 != nil } <= 1)
    }

    /// What is to be written past ncurses after all that is shown was painted anew.
    var past: String {
        guard let shown else { return "" }
        let all = [Range<Int>?](repeating: 0..<shown.size.columns, count: shown.size.rows)
        return overlay.update(to: shown, from: nil, changed: all)
    }

    private var overlay: Overlay { Overlay(support: support, hasLinks: hasLinks, sgr: palette.parameters) }

    private mutating func paint(_ changed: Range<Int>, of row: Int, in frame: Frame) {
        let cells = frame.row(row)[changed]
        var column = changed.lowerBound
        var painted: [cchar_t] = []
        painted.reserveCapacity(cells.count)
        var look = (style: Style.plain, attributes: palette.attributes([]), pair: palette.pair(.plain))
        for cell in cells where cell.columns > 0 {
            column += Int(cell.columns)
            if cell.style != look.style {
                look = (cell.style, palette.attributes(cell.style.attributes), palette.pair(cell.style))
            }
            guard column <= changed.upperBound else {
                painted.append(Self.cell(.blank, look.attributes, look.pair))
                continue
            }
            append(cell, look.attributes, look.pair, to: &painted)
        }
        _ = cn_put(Int32(row), Int32(changed.lowerBound), painted, Int32(painted.count))
    }

    private func append(_ cell: Cell, _ attributes: attr_t, _ pair: Int32, to painted: inout [cchar_t]) {
        if let scalar = CellScalars.ascii(cell) {
            painted.append(cn_cell_of_one(scalar, attributes, pair))
        } else {
            painted += support.shown(cell).map { Self.cell($0, attributes, pair) }
        }
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
