package import ClientCore
package import Screen

/// Each begins with the whispers' colour and that of what went wrong; the rest are people's.
extension ColourScheme {
    /// - Parameters:
    ///   - background: as the terminal says; nil where it does not.
    ///   - wantsColour: whether there may be colours unless somebody asks for them (NO_COLOR).
    package static func of(_ choice: ThemeChoice, on background: Background?, wantsColour: Bool) -> ColourScheme {
        switch (choice, background) {
        case (.mono, _): .none
        case (.auto, _) where !wantsColour: .none
        case (.dark, _), (.auto, .dark): dark
        case (.light, _), (.auto, .light): light
        case (.auto, nil): either
        }
    }

    /// At least 5:1 on anything up to the grey of 38.
    static let dark = ColourScheme(
        rich: [176, 203] + [75, 79, 80, 107, 110, 114, 140, 141, 173, 174, 178, 180, 208, 212],
        basic: [13, 9] + [14, 10, 11, 12, 13, 6, 2, 3, 14, 10, 11, 12, 13, 6])

    /// At least 4.5:1 on white.
    static let light = ColourScheme(
        rich: [90, 124] + [19, 22, 23, 24, 25, 52, 54, 55, 58, 88, 89, 94, 125, 130],
        basic: [5, 1] + [4, 5, 1, 4, 5, 1, 4, 5, 1, 4, 5, 1, 4, 5])

    /// Those that can be read on black and on white.
    static let either = ColourScheme(
        rich: [133, 160] + [30, 31, 62, 64, 67, 71, 97, 125, 130, 132, 136, 161, 166, 168],
        basic: [5, 1] + [6, 2, 4, 5, 1, 3, 6, 2, 4, 5, 1, 3, 6, 2])
}
