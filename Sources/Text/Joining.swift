/// Which scalars of no width stand on the one before them.
enum Joining {
    static func joins(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Bool {
        guard let last, last != "\n" else { return false }
        switch Jamo(scalar) {
        case .vowel: return [.leading, .vowel, .openSyllable].contains(Jamo(last))
        case .final: return [.vowel, .final, .openSyllable, .closedSyllable].contains(Jamo(last))
        default: return true
        }
    }

    /// The Hangul_Syllable_Type of Unicode.
    private enum Jamo {
        case leading, vowel, final, openSyllable, closedSyllable

        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x1100...0x115F, 0xA960...0xA97C: self = .leading
            case 0x1160...0x11A7, 0xD7B0...0xD7C6: self = .vowel
            case 0x11A8...0x11FF, 0xD7CB...0xD7FB: self = .final
            case 0xAC00...0xD7A3: self = (scalar.value - 0xAC00) % 28 == 0 ? .openSyllable : .closedSyllable
            default: return nil
            }
        }
    }
}
