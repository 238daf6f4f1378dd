internal import Text

/// What becomes of a message after it was said.
package enum Amendment: Hashable, Sendable {
    /// Its author says it otherwise.
    case edit(String)
    /// Its author, or an operator, takes it back: what it said is erased.
    case retract
    /// Somebody's sign about it.
    case react(Emoji)
    /// They take the sign back.
    case unreact(Emoji)
}

/// A sign of one cluster, as the terminal and everybody else shows it.
package struct Emoji: Hashable, Sendable {
    package static let maximumBytes = 64

    package let text: String

    /// - Returns: nil for what is not one visible cluster of at most ``maximumBytes`` in NFC.
    package init?(_ text: String) {
        let text = text.normalized()
        guard text.count == 1, text.utf8.count <= Self.maximumBytes, text.allSatisfy({ !$0.isWhitespace }),
            Columns.of(Cleaning.line(text)) > 0, !Cleaning.line(text).unicodeScalars.contains("\u{FFFD}")
        else { return nil }
        self.text = text
    }
}
