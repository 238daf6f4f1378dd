/// What the colours of a theme are; a frame says only which of them it means.
package struct ColourScheme: Hashable, Sendable {
    /// Of the 256 of ``Colour/indexed(_:)``; none in a scheme without colours.
    package let rich: [UInt8]
    /// Of the sixteen, for terminals with fewer than 256.
    package let basic: [UInt8]

    package init(rich: [UInt8], basic: [UInt8]) {
        self.rich = rich
        self.basic = basic
    }

    package static let none = ColourScheme(rich: [], basic: [])

    /// The colour at a place; nil for the terminal's own.
    package func colour(_ place: UInt8, of count: Int) -> UInt8? {
        let colours = count < 256 ? basic : rich
        return colours.isEmpty ? nil : colours[Int(place) % colours.count]
    }
}

/// Whether light letters stand on dark, or the other way round.
package enum Background: Hashable, Sendable {
    case dark, light
}
