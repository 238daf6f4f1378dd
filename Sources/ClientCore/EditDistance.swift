/// How many insertions, deletions, replacements and swaps of neighbours lie between two words (optimal string
/// alignment).
enum EditDistance {
    static func between(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.prefix(32)), Array(right))
        var rows = [Array(0...right.count)]
        for row in left.indices {
            rows.append(next(after: rows, left, right, row))
        }
        return rows[left.count][right.count]
    }

    private static func next(after rows: [[Int]], _ left: [Character], _ right: [Character], _ row: Int)
        -> [Int]
    {
        var line = [row + 1]
        for column in right.indices {
            let replaced = rows[row][column] + (left[row] == right[column] ? 0 : 1)
            var best = min(replaced, rows[row][column + 1] + 1, line[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                best = min(best, rows[row - 1][column - 1] + 1)
            }
            line.append(best)
        }
        return line
    }
}
