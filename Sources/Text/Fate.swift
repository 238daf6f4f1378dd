/// What becomes of a scalar when text is shown.
enum Fate: Hashable {
    case shown, dropped, space, newline
    /// Shown as U+FFFD: something was there that a terminal must not get.
    case refused

    static func of(_ scalar: Unicode.Scalar) -> Fate {
        switch scalar.value {
        case 0x20..<0x7F, 0xAC00...0xD7A3: .shown
        case 0x09: .space
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: .newline
        case _ where fillers.contains(scalar.value): .space
        case _ where isInvisible(scalar.value): .dropped
        default: byCategory(scalar)
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> Fate {
        switch scalar.properties.generalCategory {
        case .format: .dropped
        case .control, .privateUse, .surrogate, .unassigned: .refused
        default: ScalarWidths.columns(of: scalar) == nil ? .refused : .shown
        }
    }

    /// Letters and symbols that take columns and draw nothing: Hangul fillers, the empty braille cell,
    /// the null notehead.
    private static let fillers: Set<UInt32> = [0x3164, 0xFFA0, 0x2800, 0x1D159]

    /// What terminals, tmux and the C library count differently, or what changes nothing that they draw.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x034F: true  // combining grapheme joiner
        case 0x115F, 0x1160: true  // conjoining Hangul fillers
        case 0x17B4, 0x17B5: true  // Khmer inherent vowels
        case 0x180B...0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true  // variation selectors
        case 0x16FE4: true  // Khitan filler
        case 0x1F3FB...0x1F3FF: true  // skin tones: two columns of their own to tmux and ncurses
        default: false
        }
    }
}
