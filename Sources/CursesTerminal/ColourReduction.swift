/// Colours of a 256-colour terminal as the nearest of a poorer one.
enum ColourReduction {
    /// - Returns: nil for the terminal's own colour, where there are fewer than 8.
    static func reduce(_ index: UInt8, to count: Int) -> UInt8? {
        switch count {
        case 256...: index
        case 16...: index < 16 ? index : nearest(components(index), among: 16)
        case 8...: index < 16 ? index % 8 : nearest(components(index), among: 8)
        default: nil
        }
    }

    /// As terminals of direct colour number them: 0xRRGGBB.
    static func direct(_ index: UInt8) -> Int32 {
        let (red, green, blue) = components(index)
        return Int32(red << 16 | green << 8 | blue)
    }

    private typealias Components = (red: Int, green: Int, blue: Int)

    /// What xterm shows for the first sixteen; others differ a little.
    private static let basic: [Components] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
        (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
        (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ]

    private static func components(_ index: UInt8) -> Components {
        let index = Int(index)
        guard index >= 16 else { return basic[index] }
        guard index < 232 else {
            let grey = 8 + 10 * (index - 232)
            return (grey, grey, grey)
        }
        let cube = index - 16
        return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    }

    private static func level(_ step: Int) -> Int {
        step == 0 ? 0 : 55 + 40 * step
    }

    private static func nearest(_ colour: Components, among count: Int) -> UInt8 {
        let distances = basic.prefix(count).map { distance($0, colour) }
        return UInt8(distances.indices.min { distances[$0] < distances[$1] } ?? 0)
    }

    private static func distance(_ one: Components, _ other: Components) -> Int {
        let (red, green, blue) = (one.red - other.red, one.green - other.green, one.blue - other.blue)
        return red * red + green * green + blue * blue
    }
}
