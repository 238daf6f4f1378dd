/// Which characters no name may hold.
package enum NameCharacters {
    /// The first scalar that may not stand in a name, nil when all may.
    package static func firstRefused(in name: String) -> Unicode.Scalar? {
        name.unicodeScalars.first(where: isRefused)
    }

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: true
        case .control, .format, .surrogate, .privateUse, .unassigned: true
        default: blanks.contains(scalar)
        }
    }

    /// Letters and symbols that draw nothing: Hangul fillers, the blank braille cell, Khmer inherent vowels,
    /// the combining grapheme joiner.
    private static let blanks: Set<Unicode.Scalar> = [
        "\u{115F}", "\u{1160}", "\u{3164}", "\u{FFA0}", "\u{2800}", "\u{17B4}", "\u{17B5}", "\u{34F}",
    ]
}
