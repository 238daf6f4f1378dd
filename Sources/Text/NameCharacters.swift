/// Which characters no name may hold.
package enum NameCharacters {
    /// The first scalar that may not stand in a name, which is in NFC; nil when all may.
    ///
    /// Refused are spaces and line ends, controls, format characters, private and unassigned ones, variation
    /// selectors and whatever else draws nothing: a name holds only what is shown as itself.
    package static func firstRefused(in name: String) -> Unicode.Scalar? {
        guard !name.isShownAsItIs else { return name.unicodeScalars.first { $0 == " " } }
        return name.unicodeScalars.first(where: isRefused) ?? firstNotShown(in: name)
    }

    /// A mark that stands on nothing, or one too many: cleaning replaces or drops it, so that two such names
    /// would be shown alike.
    private static func firstNotShown(in name: String) -> Unicode.Scalar? {
        let shown = Cleaning.line(name).unicodeScalars
        let kept = zip(name.unicodeScalars, shown).prefix { $0 == $1 }.count
        return name.unicodeScalars.dropFirst(kept).first
    }

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .spaceSeparator || standIns.contains(scalar)
            || Fate.of(scalar) != .shown
    }

    /// U+FFFC and U+FFFD stand for something else that was there.
    private static let standIns: ClosedRange<Unicode.Scalar> = "\u{FFFC}"..."\u{FFFD}"
}
