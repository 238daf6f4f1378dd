extension Frame {
    /// Row by row.
    package var cells: [Cell] { rows.flatMap(\.cells) }

    /// The rows as text: a wide cluster once, its right half nothing, blanks kept.
    package var text: [String] {
        (0..<size.rows).map { row in
            String((0..<size.columns).map { self[row, $0] }.filter { $0.columns > 0 }.map(\.cluster))
        }
    }
}

/// The frame between walls, for tests to compare with a drawing.
package func drawn(_ frame: Frame) -> String {
    frame.text.map { "|\($0)|" }.joined(separator: "\n")
}
