import Screen
import Text

enum Danger {
    /// What must not reach a terminal.
    static func isIn(_ text: some StringProtocol, butLineFeeds: Bool = false) -> Bool {
        text.contains { cluster in
            EmojiSequence(cluster) == nil && cluster.unicodeScalars.contains { isDangerous($0, butLineFeeds) }
        }
    }

    private static func isDangerous(_ scalar: Unicode.Scalar, _ butLineFeeds: Bool) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: !(butLineFeeds && scalar == "\n")
        case .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }
}

/// A frame is what ncurses can show: no control, no half of a wide cell, rows as wide as the frame.
func checkFrame(_ frame: Frame) throws(Broken) {
    for row in 0..<frame.size.rows {
        let cells = Array(frame.row(row))
        try hold(cells.reduce(0) { $0 + Int($1.columns) } == frame.size.columns, "a row is as wide as its frame")
        for (column, cell) in cells.enumerated() {
            try checkCell(cell)
            let isCovered = column > 0 && cells[column - 1].columns == 2
            try hold((cell.columns == 0) == isCovered, "no half of a wide cell is alone")
        }
    }
    if let caret = frame.caret { try hold(frame.bounds.contains(caret), "the caret is on the screen") }
}

private func checkCell(_ cell: Cell) throws(Broken) {
    if cell == .blank { return }
    try hold(!Danger.isIn(String(cell.cluster)), "no control is in a cell")
    try hold(cell.cluster.unicodeScalars.count <= 5, "ncurses can hold a cell")
    try hold(cell.columns == 0 || Columns.of(cell.cluster) == Int(cell.columns), "a cell is as wide as it says")
}
