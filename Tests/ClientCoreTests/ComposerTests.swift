import ClientCore
import Testing

/// A bar is the caret.
struct ComposerTests {
    @Test(
        arguments: [
            ("|", [.insert("안")], "안|"),
            ("안녕|하세요", [.move(.left)], "안|녕하세요"),
            ("안녕|하세요", [.delete(.left)], "안|하세요"),
            ("안녕|하세요", [.delete(.right)], "안녕|세요"),
            ("👩‍👩‍👧|", [.delete(.left)], "|"),
            ("🇰🇷🇰🇷|", [.move(.left)], "🇰🇷|🇰🇷"),
            ("👍🏽|", [.delete(.left)], "|"),
            ("\u{1112}\u{1161}\u{11AB}|", [.delete(.left)], "|"),
            ("a|b", [.move(.home)], "|ab"),
            ("a|b", [.move(.end)], "ab|"),
            ("|", [.move(.left), .delete(.left), .delete(.right), .move(.right)], "|"),
            ("one\ntwo|", [.move(.home)], "one\n|two"),
            ("one\ntwo|", [.move(.home), .move(.home)], "|one\ntwo"),
            ("o|ne\ntwo", [.move(.end)], "one|\ntwo"),
            ("o|ne\ntwo", [.move(.end), .move(.end)], "one\ntwo|"),
            ("ab|", [.transpose], "ba|"),
            ("a|b", [.transpose], "ba|"),
            ("|ab", [.transpose], "|ab"),
            ("|", [.transpose], "|"),
            ("one, two|", [.transposeWords], "two, one|"),
            ("one| two three", [.transposeWords], "two one| three"),
            ("one two| three", [.transposeWords], "one three two|"),
            ("하나 |둘", [.transposeWords], "둘 하나|"),
            ("one|", [.transposeWords], "one|"),
            ("|", [.transposeWords], "|"),
            ("|", [.insert("one\r\ntwo\rthree")], "one\ntwo\nthree|"),
            ("|", [.insert("a\u{1B}[31m\tb\u{7}\u{9B}")], "a[31m b|"),
        ] as [(String, [Edit], String)])
    func `an edit moves letters and caret`(before: String, edits: [Edit], after: String) {
        #expect(result(before, edits) == after)
    }

    @Test(
        arguments: [
            ("one two|", .wordLeft, "one |two"), ("one  |two", .wordLeft, "|one  two"),
            ("one| two", .wordRight, "one two|"), ("one, two|", .wordLeft, "one, |two"),
            ("one two, |", .wordLeft, "one |two, "), ("don't|", .wordLeft, "|don't"),
            ("a_b2|", .wordLeft, "|a_b2"), ("sotto를|", .wordLeft, "sotto|를"), ("|sotto를", .wordRight, "sotto|를"),
            ("철수야 안녕|", .wordLeft, "철수야 |안녕"), ("2024년|", .wordLeft, "|2024년"),
            ("東京タワー|", .wordLeft, "東京|タワー"), ("東京へ|", .wordLeft, "東京|へ"), ("hi👋👋|", .wordLeft, "hi|👋👋"),
            ("|", .wordLeft, "|"), ("|", .wordRight, "|"), ("...|", .wordLeft, "|..."),
            ("a b/c|", .blankLeft, "a |b/c"),
        ] as [(String, Motion, String)])
    func `a word is letters of one script`(before: String, motion: Motion, after: String) {
        #expect(result(before, [.move(motion)]) == after)
    }

    @Test(
        arguments: [
            ("one two|", [.cut(.wordLeft)], "one |"),
            ("a b/c|", [.cut(.blankLeft)], "a |"),
            ("one two |three", [.cut(.blankLeft), .yank], "one two |three"),
            ("one two|", [.cut(.wordLeft), .cut(.wordLeft), .yank], "one two|"),
            ("one two|", [.cut(.wordLeft), .move(.left), .cut(.home), .yank], "one| "),
            ("one| two", [.cut(.home)], "| two"),
            ("one| two", [.cut(.end)], "one|"),
            ("one| two", [.cut(.end), .move(.home), .yank], " two|one"),
            ("one\ntwo|", [.cut(.home)], "one\n|"),
            ("o|ne\ntwo", [.cut(.end)], "o|\ntwo"),
            ("|one two", [.cut(.wordRight), .cut(.wordRight), .yank], "one two|"),
            ("one two|", [.cut(.wordLeft), .move(.left), .cut(.wordLeft), .yank, .yankEarlier], "two| "),
            ("one two|", [.cut(.wordLeft), .move(.left), .cut(.wordLeft), .yank, .yankEarlier, .yankEarlier], "one| "),
            ("one two|", [.cut(.wordLeft), .yank, .move(.left), .yankEarlier], "one tw|o"),
            ("one|", [.cut(.end), .yank], "one|"),
            ("one|", [.yankEarlier], "one|"),
        ] as [(String, [Edit], String)])
    func `what is cut can be put back`(before: String, edits: [Edit], after: String) {
        #expect(result(before, edits) == after)
    }

    @Test(
        arguments: [
            ("|one two", .upper, "ONE| two"), ("|ONE two", .lower, "one| two"), ("| oNE two", .capital, " One| two"),
            ("|ß", .upper, "SS|"), ("|'tis", .capital, "'Tis|"), ("|안녕", .upper, "안녕|"), ("a|", .upper, "a|"),
        ] as [(String, CaseChange, String)])
    func `the case of the word after the caret changes`(before: String, change: CaseChange, after: String) {
        #expect(result(before, [.changeCase(change)]) == after)
    }

    @Test(
        arguments: [
            ("|", [.insert("one"), .insert(" "), .insert("two"), .undo], "one|"),
            ("one|", [.cut(.home), .undo, .redo], "|"),
            ("one|", [.undo], "one|"),
            ("|", [.insert("a"), .undo, .undo, .redo, .redo], "a|"),
            ("|one", [.changeCase(.upper), .undo], "|one"),
        ] as [(String, [Edit], String)])
    func `what was done can be undone and done again`(before: String, edits: [Edit], after: String) {
        #expect(result(before, edits) == after)
    }

    @Test func `jamo that arrive one by one make one syllable to delete`() {
        #expect(result("|", ["\u{1112}", "\u{1161}", "\u{11AB}"].map(Edit.insert) + [.delete(.left)]) == "|")
    }

    @Test func `what is pasted in parts of syllables is composed`() {
        let text = result("|", [.insert("\u{1112}\u{1161}\u{11AB}")])
        #expect(Array(text.unicodeScalars) == Array("한|".unicodeScalars))
    }

    private func result(_ before: String, _ edits: [Edit]) -> String {
        var composer = Composer(marked: before)
        var ring = KillRing()
        for edit in edits { composer.apply(edit, &ring) }
        return "\(composer.before)|\(composer.after)"
    }
}

extension Composer {
    init(marked text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        self.init(before: String(parts[0]), after: String(parts[1]))
    }
}
