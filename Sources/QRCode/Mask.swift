/// Which modules are turned, so that no large field is of one colour and nothing looks like a finder.
struct Mask: Hashable, Sendable {
    static let all = (0..<8).map(Mask.init)

    let number: Int

    private init(number: Int) {
        self.number = number
    }

    func turns(_ row: Int, _ column: Int) -> Bool {
        switch number {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }
}

/// How much trouble a reader will have, by the four rules of the standard.
struct Penalty {
    private let lines: [[Bool]]

    init(_ matrix: Matrix) {
        let range = 0..<matrix.size
        lines = range.map { row in range.map { matrix[row, $0] } }
    }

    var sum: Int {
        let columns = lines.indices.map { column in lines.map { $0[column] } }
        return (lines + columns).reduce(fields + balance) { $0 + Self.runs($1) + Self.finders($1) }
    }

    /// Five or more of one colour in a line.
    private static func runs(_ line: [Bool]) -> Int {
        var (sum, length) = (0, 0)
        for index in line.indices {
            length = index > 0 && line[index] == line[index - 1] ? length + 1 : 1
            if length == 5 { sum += 3 } else if length > 5 { sum += 1 }
        }
        return sum
    }

    /// What looks like a finder, with light before or behind it.
    private static func finders(_ line: [Bool]) -> Int {
        let finder = [true, false, true, true, true, false, true]
        let light = [false, false, false, false]
        let wide = light + line + light
        return (0...wide.count - 11).count { start in
            wide[start..<start + 11].elementsEqual(light + finder)
                || wide[start..<start + 11].elementsEqual(finder + light)
        } * 40
    }

    /// Squares of two by two of one colour.
    private var fields: Int {
        let range = 0..<lines.count - 1
        return range.reduce(0) { sum, row in
            sum
                + range.count { column in
                    let colour = lines[row][column]
                    return lines[row][column + 1] == colour && lines[row + 1][column] == colour
                        && lines[row + 1][column + 1] == colour
                } * 3
        }
    }

    /// Ten for each twentieth that dark is away from a half.
    private var balance: Int {
        let (dark, all) = (lines.reduce(0) { $0 + $1.count { $0 } }, lines.count * lines.count)
        return max(0, (abs(20 * dark - 10 * all) + all - 1) / all - 1) * 10
    }
}
