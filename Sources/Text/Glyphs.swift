/// What one cell, or a pair of them, shows: a spacing scalar and the marks on it.
///
/// ncurses places a cell's scalars by the first one's width, so a cluster with a second spacing scalar
/// (a vowel sign that takes a column) is more than one glyph; an ``EmojiSequence`` is one that is not left to ncurses.
package struct Glyph: Hashable, Sendable {
    package let cluster: Character
    /// 1 or 2.
    package let columns: Int

    package static let replacement = Glyph(cluster: "\u{FFFD}", columns: 1)
}

extension Glyph {
    /// The glyphs a cluster is shown as: one for most; none when all of it is invisible.
    ///
    /// It is cleaned first, so that whatever is written no control reaches the terminal.
    package static func all(in cluster: Character) -> [Glyph] {
        if let glyph = one(cluster) { return [glyph] }
        if EmojiSequence(cluster) != nil { return [Glyph(cluster: cluster, columns: 2)] }
        var glyphs: [String.UnicodeScalarView] = []
        for scalar in Cleaning.line(String(cluster)).unicodeScalars {
            if glyphs.isEmpty || ScalarWidths.columns(of: scalar) != 0 {
                glyphs.append(String.UnicodeScalarView([scalar]))
            } else {
                glyphs[glyphs.count - 1].append(scalar)
            }
        }
        return glyphs.map(glyph(of:))
    }

    /// The common case, without an allocation: a cluster that is shown as it is; nil where it is more than that.
    package static func one(_ cluster: Character) -> Glyph? {
        columnsOfOneShown(cluster).map { Glyph(cluster: cluster, columns: $0) }
    }

    /// The columns of a single scalar that is shown as it is.
    static func columnsOfOneShown(_ cluster: Character) -> Int? {
        let scalars = cluster.unicodeScalars
        guard let scalar = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex,
            Fate.of(scalar) == .shown, let columns = ScalarWidths.columns(of: scalar), columns > 0
        else { return nil }
        return columns
    }

    /// Marks may break from their base by a rule newer than the width table: then nothing is sure, and U+FFFD
    /// is shown.
    private static func glyph(of scalars: String.UnicodeScalarView) -> Glyph {
        let text = String(scalars)
        guard let cluster = text.first, text.index(after: text.startIndex) == text.endIndex,
            let base = scalars.first, let columns = ScalarWidths.columns(of: base), columns > 0
        else { return replacement }
        return Glyph(cluster: cluster, columns: columns)
    }
}
