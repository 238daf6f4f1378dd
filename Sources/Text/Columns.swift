/// How many terminal columns a text takes once it is cleaned: what `Frame.write` will use.
///
/// The rule is the one ncurses, the C library and tmux agree on; an ``EmojiSequence`` takes two columns, as Unicode says,
/// whatever is shown there.
package enum Columns {
    /// 1 or 2 for most; more for a cluster shown as its parts (a family of four is 8), 0 for an invisible one.
    package static func of(_ cluster: Character) -> Int {
        Glyph.columnsOfOneShown(cluster) ?? Glyph.all(in: cluster).reduce(0) { $0 + $1.columns }
    }

    package static func of(_ text: Substring) -> Int {
        text.isPrintable ? text.utf8.count : text.reduce(0) { $0 + of($1) }
    }

    package static func of(_ text: String) -> Int { of(text[...]) }

    /// The longest prefix that fits; never half a cluster.
    package static func prefix(_ text: Substring, columns: Int) -> Substring {
        if text.isPrintable, text.utf8.count <= columns { return text }
        var left = columns
        return text.prefix { cluster in
            left -= of(cluster)
            return left >= 0
        }
    }
}
