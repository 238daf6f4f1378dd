import ClientCore
import Testing

/// A bar is the caret.
struct ComposerTests {
    @Test(
        arguments: [
            ("|", [.insert("안")], "안|"),
            ("안녕|하세요", [.left], "안|녕하세요"),
            ("안녕|하세요", [.deleteBackward], "안|하세요"),
            ("안녕|하세요", [.deleteForward], "안녕|세요"),
            ("👩‍👩‍👧|", [.deleteBackward], "|"),
            ("🇰🇷🇰🇷|", [.left], "🇰🇷|🇰🇷"),
            ("한|", [.deleteBackward], "|"),
            ("one two|", [.wordLeft], "one |two"),
            ("one  |two", [.wordLeft], "|one  two"),
            ("one| two", [.wordRight], "one two|"),
            ("one|", [.right, .wordRight, .deleteForward], "one|"),
            ("|one", [.left, .wordLeft, .deleteBackward], "|one"),
            ("a|b", [.home], "|ab"),
            ("a|b", [.end], "ab|"),
            ("one two|", [.killWordBackward], "one |"),
            ("one two |three", [.killWordBackward, .yank], "one two |three"),
            ("one two|", [.killWordBackward, .killWordBackward, .yank], "one two|"),
            ("one two|", [.killWordBackward, .left, .killToStart, .yank], "one| "),
            ("one| two", [.killToStart], "| two"),
            ("one| two", [.killToEnd], "one|"),
            ("one| two", [.killToEnd, .home, .yank], " two|one"),
            ("|one two", [.killWordForward, .killWordForward, .yank], "one two|"),
            ("ab|", [.transpose], "ba|"),
            ("a|b", [.transpose], "ba|"),
            ("|ab", [.transpose], "|ab"),
            ("|", [.transpose], "|"),
            ("|", [.insert("one"), .insert(" "), .insert("two"), .undo], "one|"),
            ("one|", [.killToStart, .undo, .redo], "|"),
            ("one|", [.undo], "one|"),
            ("|", [.insert("a"), .undo, .undo, .redo, .redo], "a|"),
            ("|", [.insert("one\r\ntwo\rthree")], "one\ntwo\nthree|"),
            ("|", [.insert("a\u{1B}[31m\tb\u{7}\u{9B}")], "a[31m b|"),
        ] as [(String, [Edit], String)])
    func `an edit moves letters and caret`(before: String, edits: [Edit], after: String) {
        var composer = Composer(marked: before)
        for edit in edits { composer.apply(edit) }
        #expect("\(composer.before)|\(composer.after)" == after)
    }

    @Test func `jamo that arrive one by one make one syllable to delete`() {
        var composer = Composer()
        for jamo in ["\u{1112}", "\u{1161}", "\u{11AB}"] { composer.apply(.insert(jamo)) }
        composer.apply(.deleteBackward)
        #expect(composer.isEmpty)
    }
}

extension Composer {
    init(marked text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        self.init(before: String(parts[0]), after: String(parts[1]))
    }
}
