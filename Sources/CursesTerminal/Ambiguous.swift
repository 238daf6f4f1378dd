import Screen
import Text

/// Characters that some terminals draw two columns wide, where the C library counts one: what stands for them there, so
/// that nothing beside them moves. Our own signs stay different from one another.
enum Ambiguous {
    /// nil for a cell that is as wide everywhere.
    static func substitute(of cell: Cell) -> Character? {
        guard cell.columns == 1, cell.scalar(0) > 0x7F, let scalar = Unicode.Scalar(cell.scalar(0)),
            WidthClass.isAmbiguous(scalar)
        else { return nil }
        return signs[scalar] ?? letter(like: scalar) ?? "?"
    }

    private static let signs: [Unicode.Scalar: Character] = [
        "│": "|", "─": "-", "┼": "+", "·": ".", "…": ".", "▼": "v", "▲": "^", "◆": "*", "◇": "+", "≠": "!", "×": "x",
        "“": "\"", "”": "\"", "‘": "'", "’": "'", "–": "-", "—": "-", "→": ">", "←": "<", "↑": "^", "↓": "v", "●": "*",
        "○": "o", "•": "*", "÷": "/", "°": "o", "★": "*", "☆": "*", "√": "v", "※": "*",
    ]

    /// Latin letters that look like it.
    private static func letter(like scalar: Unicode.Scalar) -> Character? {
        let skeleton = Skeleton.of(String(scalar))
        guard let letter = skeleton.first, skeleton.utf8.count == 1, letter.isLetter || letter.isNumber else {
            return nil
        }
        return letter
    }
}
