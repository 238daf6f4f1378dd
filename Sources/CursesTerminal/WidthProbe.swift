import Screen
import Text

/// Asks the terminal how many columns it moves on for what terminals differ in: each sample is written at the start of a
/// row of its own, unseen, and the place of the cursor asked for (DSR 6). The row of an answer tells what it answers.
///
/// Not in the first row: there the answer looks like F3 with a modifier (CSI 1 ; 2 R).
struct WidthProbe {
    private enum Subject {
        case whole(EmojiSequence.Kinds)
        case ambiguous
    }

    private static let samples: [(text: String, subject: Subject)] = [
        ("·", .ambiguous), ("👩‍👧", .whole(.joined)), ("👍🏽", .whole(.toned)), ("🇰🇷", .whole(.flag)),
        ("❤️", .whole(.presented)),
    ]

    /// By the rows their answers name.
    private var open: [Int: Subject] = [:]

    /// What is to be written, on a screen that is about to be painted anew; nil where it is too low.
    mutating func begin(on size: Size) -> String? {
        guard open.isEmpty, size.rows > Self.samples.count + 1, size.columns >= 8 else { return nil }
        var text = "\u{1B}7\u{1B}[8m"
        for (row, sample) in zip(1..., Self.samples) {
            open[row] = sample.subject
            text += "\u{1B}[\(row + 1);1H\(sample.text)\u{1B}[6n\u{1B}[2K"
        }
        return text + "\u{1B}[0m\u{1B}8"
    }

    /// Takes one answer for each sample; what was not asked is passed over.
    mutating func take(_ cursor: Position, into support: inout GlyphSupport) {
        switch open.removeValue(forKey: cursor.row) {
        case .whole(let kind)?: if cursor.column == 2 { support.whole.formUnion(kind) }
        case .ambiguous?: support.ambiguousIsWide = cursor.column == 2
        case nil: break
        }
    }
}
