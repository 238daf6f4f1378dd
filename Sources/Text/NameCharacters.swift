/// Which characters no name may hold.
package enum NameCharacters {
    /// The first scalar that may not stand in a name, nil when all may.
    ///
    /// Refused are spaces and line ends, controls, format characters, private and unassigned ones, variation
    /// selectors and whatever else draws nothing: a name holds only what is shown as itself.
    package static func firstRefused(in name: String) -> Unicode.Scalar? {
        name.unicodeScalars.first(where: isRefused)
    }

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .spaceSeparator || standIns.contains(scalar)
            || Fate.of(scalar) != .shown
    }

    /// U+FFFC and U+FFFD stand for something else that was there.
    private static let standIns: ClosedRange<Unicode.Scalar> = "\u{FFFC}"..."\u{FFFD}"
}
