/// A cluster of several scalars that is one picture of two columns (UTS #51), as long as it fits into a cell.
///
/// Terminals differ in how they place it, and ncurses has no cell for it: whoever shows it asks the terminal first.
package struct EmojiSequence: Hashable, Sendable {
    /// What a terminal must know to show it whole.
    package struct Kinds: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// 👩‍👩‍👧: several, with joiners between them.
        package static let joined = Kinds(rawValue: 1 << 0)
        /// 👍🏽: a tone of skin.
        package static let toned = Kinds(rawValue: 1 << 1)
        /// 🇰🇷: two regional letters.
        package static let flag = Kinds(rawValue: 1 << 2)
        /// ❤️ and 1️⃣: what is a letter elsewhere, as a picture.
        package static let presented = Kinds(rawValue: 1 << 3)
    }

    package let kinds: Kinds
    /// What stands for it where the terminal cannot show it whole: at most two columns.
    package let substitute: String

    /// CCHARW_MAX of ncurses, and what a cell of ours holds.
    private static let scalarLimit = 5

    /// nil for what is no such sequence.
    package init?(_ cluster: Character) {
        let scalars = Array(cluster.unicodeScalars.prefix(Self.scalarLimit + 1))
        guard (2...Self.scalarLimit).contains(scalars.count), let first = scalars.first else { return nil }
        if scalars.count == 2, let letters = Self.letters(of: scalars) {
            (kinds, substitute) = (.flag, letters)
        } else if scalars.count == 3, Self.isKeycap(scalars) {
            (kinds, substitute) = (.presented, String(first))
        } else {
            guard let kinds = Self.kinds(of: scalars[...]), ScalarWidths.columns(of: first) != nil else { return nil }
            (self.kinds, substitute) = (kinds, String(first))
        }
    }

    /// Whether there can be one in a text: most have none of what makes them.
    static func mayBeIn(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0 == joiner || $0 == presenter || isRegional($0) || isTone($0) }
    }

    private static let joiner: Unicode.Scalar = "\u{200D}"
    private static let presenter: Unicode.Scalar = "\u{FE0F}"

    private static func isRegional(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

    private static func isTone(_ scalar: Unicode.Scalar) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar.value) }

    /// `KR` for 🇰🇷.
    private static func letters(of flag: [Unicode.Scalar]) -> String? {
        guard flag.allSatisfy(isRegional) else { return nil }
        let letters = flag.compactMap { Unicode.Scalar($0.value - 0x1F1E6 + 0x41) }
        return String(String.UnicodeScalarView(letters))
    }

    private static func isKeycap(_ scalars: [Unicode.Scalar]) -> Bool {
        ("0"..."9").contains(scalars[0]) && scalars[1] == presenter && scalars[2] == "\u{20E3}"
    }

    /// Of `emoji (presenter | tone)?` with joiners between; nil where it is not that, or one scalar alone.
    private static func kinds(of scalars: ArraySlice<Unicode.Scalar>) -> Kinds? {
        var kinds: Kinds = []
        let elements = scalars.split(separator: joiner, omittingEmptySubsequences: false)
        if elements.count > 1 { kinds.insert(.joined) }
        for element in elements {
            guard let kind = kind(ofElement: element) else { return nil }
            kinds.formUnion(kind)
        }
        return kinds
    }

    private static func kind(ofElement element: ArraySlice<Unicode.Scalar>) -> Kinds? {
        guard let base = element.first, element.count <= 2, base.value > 0x7F, base.properties.isEmoji,
            !isTone(base), !isRegional(base)
        else { return nil }
        guard let mark = element.dropFirst().first else { return [] }
        if mark == presenter { return base.properties.isEmojiPresentation ? [] : .presented }
        return isTone(mark) && base.properties.isEmojiModifierBase ? .toned : nil
    }
}
