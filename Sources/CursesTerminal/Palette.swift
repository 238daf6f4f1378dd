import CNcurses
import Screen

/// Styles as ncurses' attributes and colour pairs, which are allocated as they are first needed.
struct Palette {
    private struct Pair: Hashable {
        let foreground: Int32
        let background: Int32
    }

    /// ncurses' number of the terminal's own colour.
    private static let standard: Int32 = -1

    private var colours = 0
    private var pairLimit: Int32 = 0
    private(set) var scheme = ColourScheme.none
    private var pairs = [Pair(foreground: standard, background: standard): Int32(0)]

    /// Terminals with as many colours take them as they are mixed.
    private static let direct = 1 << 24

    /// Takes other colours; those that the terminal has are looked up with the first scheme that has any.
    mutating func use(_ scheme: ColourScheme) {
        self.scheme = scheme
        guard scheme != .none, colours == 0, has_colors(), start_color() == OK, use_default_colors() == OK else {
            return
        }
        colours = Int(cn_colours())
        pairLimit = cn_colour_pairs()
    }

    private static let attributes: [(Attributes, attr_t)] = [
        (.bold, cn_bold), (.dim, cn_dim), (.italic, cn_italic), (.underline, cn_underline), (.reverse, cn_reverse),
    ]

    func attributes(_ attributes: Attributes) -> attr_t {
        Self.attributes.reduce(0) { attributes.contains($1.0) ? $0 | $1.1 : $0 }
    }

    /// The pair of the style's colours; pair 0, the terminal's own, when there are no more.
    mutating func pair(_ style: Style) -> Int32 {
        let pair = Pair(foreground: number(style.foreground), background: number(style.background))
        if let number = pairs[pair] { return number }
        let next = Int32(pairs.count)
        guard next < pairLimit, init_extended_pair(next, pair.foreground, pair.background) == OK else {
            return 0
        }
        pairs[pair] = next
        return next
    }

    /// The same for a terminal that is written to past ncurses: parameters of SGR.
    func parameters(_ style: Style) -> String {
        let known: [(Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        ]
        let attributes = known.filter { style.attributes.contains($0.0) }.map(\.1)
        let colours = [code(style.foreground, base: 30), code(style.background, base: 40)].compactMap { $0 }
        return (["0"] + attributes + colours).joined(separator: ";")
    }

    private func code(_ colour: Colour, base: Int) -> String? {
        let index = number(colour)
        return switch index {
        case 0..<8: "\(base + Int(index))"
        case 8..<16: "\(base + 52 + Int(index))"
        case 16...: "\(base + 8);5;\(index)"
        default: nil
        }
    }

    private func number(_ colour: Colour) -> Int32 {
        switch colour {
        case .standard: Self.standard
        case .indexed(let index): number(index)
        case .themed(let place): scheme.colour(place, of: colours).map(number) ?? Self.standard
        }
    }

    private func number(_ index: UInt8) -> Int32 {
        if colours >= Self.direct { return ColourReduction.direct(index) }
        return ColourReduction.reduce(index, to: colours).map(Int32.init) ?? Self.standard
    }
}
