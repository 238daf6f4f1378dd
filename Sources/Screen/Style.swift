/// How a cell looks. The terminal maps colours down to what it has.
package struct Style: Hashable, Sendable {
    package var foreground: Colour
    package var background: Colour
    package var attributes: Attributes

    package init(
        foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    package static let plain = Style()
}

package enum Colour: Hashable, Sendable {
    /// The terminal's own, whatever the person chose.
    case standard
    /// 0–7 the ANSI colours, 8–15 their bright ones, 16–231 a 6×6×6 cube, 232–255 greys.
    case indexed(UInt8)
    /// One of the theme's, by its place in the ``ColourScheme``.
    case themed(UInt8)
}

package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let bold = Attributes(rawValue: 1 << 0)
    package static let dim = Attributes(rawValue: 1 << 1)
    package static let italic = Attributes(rawValue: 1 << 2)
    package static let underline = Attributes(rawValue: 1 << 3)
    package static let reverse = Attributes(rawValue: 1 << 4)
}
