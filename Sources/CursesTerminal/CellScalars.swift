import CNcurses
import Screen

/// A cell as the null-terminated scalars ncurses takes.
enum CellScalars {
    private static let replacement: wchar_t = 0xFFFD

    /// Where this machine's C library counts other columns than our table, U+FFFD: nothing beside it may move.
    static func of(_ cell: Cell) -> [wchar_t] {
        let scalars = (0...).lazy.map { wchar_t(bitPattern: cell.scalar($0)) }.prefix { $0 != 0 }
        guard columns(Array(scalars)) == Int(cell.columns) else { return [replacement, 0] }
        return scalars + [0]
    }

    /// The common case, without an allocation: a printable ASCII character, which is the same everywhere.
    static func ascii(_ cell: Cell) -> wchar_t? {
        let first = cell.scalar(0)
        return (0x20..<0x7F).contains(first) && cell.scalar(1) == 0 ? wchar_t(first) : nil
    }

    /// The columns the C library gives a scalar, -1 for one it does not print.
    package static func columns(of scalar: Unicode.Scalar) -> Int {
        Int(cn_column_count(wchar_t(bitPattern: scalar.value)))
    }

    /// nil unless the marks take no column of their own.
    private static func columns(_ scalars: [wchar_t]) -> Int? {
        guard let base = scalars.first, scalars.dropFirst().allSatisfy({ cn_column_count($0) == 0 }) else {
            return nil
        }
        return Int(cn_column_count(base))
    }
}
