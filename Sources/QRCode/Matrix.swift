/// The square of modules, and which of them are patterns that no data and no mask touches.
struct Matrix: Hashable, Sendable {
    let size: Int
    private var dark: [Bool]
    private var isPattern: [Bool]

    init(_ version: Version) {
        size = version.size
        dark = Array(repeating: false, count: size * size)
        isPattern = dark
        drawTiming()
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
        drawAlignments(version.alignmentCentres)
        // Room for what the mask will say.
        drawFormat(0)
        if version.number >= 7 { drawVersion(version.number) }
    }

    subscript(row: Int, column: Int) -> Bool { dark[row * size + column] }

    /// From the lower right corner on, two columns at a time, up and down by turns.
    mutating func write(_ codewords: [UInt8]) {
        var next = 0
        for right in stride(from: size - 1, through: 1, by: -2) {
            // The upright timing pattern stands for itself.
            let right = right <= 6 ? right - 1 : right
            let goesUp = (right + 1) & 2 == 0
            for step in 0..<size {
                let row = goesUp ? size - 1 - step : step
                for column in [right, right - 1] where !isPattern[row * size + column] && next < 8 * codewords.count {
                    dark[row * size + column] = codewords[next / 8] >> UInt8(7 - next % 8) & 1 == 1
                    next += 1
                }
            }
        }
    }

    mutating func apply(_ mask: Mask) {
        for row in 0..<size {
            for column in 0..<size where !isPattern[row * size + column] && mask.turns(row, column) {
                dark[row * size + column].toggle()
            }
        }
        drawFormat(mask.number)
    }

    private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return }
        dark[row * size + column] = isDark
        isPattern[row * size + column] = true
    }

    private mutating func drawTiming() {
        for index in 0..<size {
            set(6, index, index.isMultiple(of: 2))
            set(index, 6, index.isMultiple(of: 2))
        }
    }

    /// With the light modules around it, as far as they are in the square.
    private mutating func drawFinder(_ row: Int, _ column: Int) {
        for down in -4...4 {
            for across in -4...4 {
                let ring = max(abs(down), abs(across))
                set(row + down, column + across, ring != 2 && ring != 4)
            }
        }
    }

    private mutating func drawAlignments(_ centres: [Int]) {
        guard let last = centres.last else { return }
        for row in centres {
            for column in centres where ![[6, 6], [6, last], [last, 6]].contains([row, column]) {
                for down in -2...2 {
                    for across in -2...2 { set(row + down, column + across, max(abs(down), abs(across)) != 1) }
                }
            }
        }
    }

    /// Level and mask, twice: BCH(15, 5), turned by the standard's own mask.
    private mutating func drawFormat(_ mask: Int) {
        let levelL = 0b01
        let bits = Self.coded(levelL << 3 | mask, by: 0x537, degree: 10) ^ 0x5412
        for index in 0..<15 {
            let isDark = bits >> index & 1 == 1
            switch index {
            case 0..<6: set(index, 8, isDark)
            case 6, 7: set(index + 1, 8, isDark)
            case 8: set(8, 7, isDark)
            default: set(8, 14 - index, isDark)
            }
            if index < 8 { set(8, size - 1 - index, isDark) } else { set(size - 15 + index, 8, isDark) }
        }
        set(size - 8, 8, true)
    }

    /// Twice: BCH(18, 6).
    private mutating func drawVersion(_ number: Int) {
        let bits = Self.coded(number, by: 0x1F25, degree: 12)
        for index in 0..<18 {
            let (near, far) = (index / 3, size - 11 + index % 3)
            set(near, far, bits >> index & 1 == 1)
            set(far, near, bits >> index & 1 == 1)
        }
    }

    /// With the remainder by a polynomial behind it.
    private static func coded(_ data: Int, by generator: Int, degree: Int) -> Int {
        let remainder = (0..<degree).reduce(data) { rest, _ in
            rest << 1 ^ (rest >> (degree - 1) & 1) * generator
        }
        return data << degree | remainder & (1 << degree - 1)
    }
}
