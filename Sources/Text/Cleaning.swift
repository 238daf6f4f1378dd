/// Makes what another person wrote harmless to show.
///
/// What comes out is in NFC and holds no control, no character that reorders or hides others, and no cluster
/// that ncurses and a terminal could place differently, but for whole emoji sequences: whoever shows one asks the
/// terminal first. Longer ones come out as their parts. Cleaning twice changes nothing more.
package enum Cleaning {
    /// One line: line ends and tabs become spaces.
    package static func line(_ text: String) -> String {
        clean(text, newline: " ")
    }

    /// As ``line(_:)``, but every kind of line end becomes a line feed.
    package static func lines(_ text: String) -> String {
        clean(text, newline: "\n")
    }

    /// How many marks a base may carry, so that a cell holds them (CCHARW_MAX of ncurses is five).
    private static let markLimit = 4

    private static func clean(_ text: String, newline: Unicode.Scalar) -> String {
        if text.isShownAsItIs { return text }
        guard EmojiSequence.mayBeIn(text) else { return cleanPlain(text, newline) }
        var (cleaned, plain) = ("", "")
        for cluster in text {
            guard EmojiSequence(cluster) != nil else {
                plain.append(cluster)
                continue
            }
            append(cleanPlain(plain, newline), to: &cleaned)
            append(String(cluster), to: &cleaned)
            plain = ""
        }
        append(cleanPlain(plain, newline), to: &cleaned)
        return cleaned
    }

    private static func cleanPlain(_ text: String, _ newline: Unicode.Scalar) -> String {
        text.isShownAsItIs ? text : placingMarks(in: showing(text, newline: newline).normalized())
    }

    /// What was apart may not become one cluster by what was dropped between.
    private static func append(_ piece: String, to text: inout String) {
        guard let last = text.last, let first = piece.first else {
            text += piece
            return
        }
        let isApart = (String(last) + String(first)).count == 2
        text += (isApart ? "" : "\u{FFFD}") + piece
    }

    private static func showing(_ text: String, newline: Unicode.Scalar) -> String {
        var shown = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { last = scalar }
            if last == "\r", scalar == "\n" { continue }
            if let scalar = replacement(of: scalar, newline: newline) { shown.append(scalar) }
        }
        return String(shown)
    }

    private static func replacement(of scalar: Unicode.Scalar, newline: Unicode.Scalar) -> Unicode.Scalar? {
        switch Fate.of(scalar) {
        case .shown: scalar
        case .dropped: nil
        case .space: " "
        case .newline: newline
        case .refused: "\u{FFFD}"
        }
    }

    /// Drops marks beyond the limit; what has nothing to stand on becomes U+FFFD.
    private static func placingMarks(in text: String) -> String {
        var placed = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            if scalar == "\n" || ScalarWidths.columns(of: scalar) != 0 {
                placed.append(scalar)
                marks = 0
            } else if !Joining.joins(scalar, after: placed.last) {
                placed.append("\u{FFFD}")
                marks = 0
            } else if marks < markLimit {
                placed.append(scalar)
                marks += 1
            }
        }
        return String(placed)
    }
}
