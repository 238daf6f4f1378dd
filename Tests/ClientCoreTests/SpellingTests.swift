import TestSupport
import Testing
import Text

@testable import ClientCore

struct SpellingTests {
    /// `|` is the caret.
    @Test(arguments: [
        ("helo wrld |", ["helo", "wrld"]),
        ("helo wrld|", ["helo"]),
        ("he|lo wrld", ["helo", "wrld"]),
        ("don't 'quote' it's. |", ["don't", "quote", "it's"]),
        ("안녕 하세여 |", ["안녕", "하세여"]),
        ("a 1st #tea @bob https://helo.wrld/ x_y ok |", ["ok"]),
        ("/join helo wrld |", ["helo", "wrld"]),
        ("", []),
    ])
    func `words that are done are asked about`(line: String, words: [String]) {
        #expect(SpelledWords.of(Self.composer(line)).map(\.word) == words)
    }

    @Test func `a word is asked about once`() {
        var spelling = Spelling()
        #expect(spelling.ask(about: Self.composer("helo helo |"), by: "aspell -a") == ["helo"])
        #expect(spelling.ask(about: Self.composer("helo wrld |"), by: "aspell -a") == ["wrld"])
        #expect(spelling.ask(about: Self.composer("helo wrld |"), by: "hunspell -a") == ["helo", "wrld"])
        #expect(spelling.ask(about: Self.composer("helo wrld |"), by: "") == [])
    }

    @Test func `what is no word stands out, unless somebody is called so`() {
        var spelling = Spelling()
        let line = Self.composer("helo bob hello |")
        _ = spelling.ask(about: line, by: "aspell -a")
        #expect(spelling.faults(in: line) { _ in false } == [])
        spelling.learn([
            Spelt(word: "helo", isRight: false), Spelt(word: "bob", isRight: false),
            Spelt(word: "hello", isRight: true),
            Spelt(word: "neverasked", isRight: false),
        ])
        #expect(spelling.faults(in: line) { $0 == "bob" } == [0..<4])
        spelling.giveUp()
        #expect(spelling.faults(in: line) { _ in false } == [])
        #expect(spelling.ask(about: line, by: "aspell -a") == [])
    }

    @Test(arguments: [
        ("*\n\n", true), ("+ HELLO\n\n", true), ("-\n\n", true), ("\n", true), ("& helo 2 1: hello, help\n\n", false),
        ("# qzx 1\n\n", false), ("? foo 0 1: x\n\n", false), ("*\n# qzx 4\n\n", false),
    ])
    func `an answer says whether it is a word`(answer: String, isRight: Bool) {
        #expect(SpellAnswer.isRight(answer) == isRight)
    }

    @Test func `without a command nobody is asked`() {
        var chat = Chat.online()
        #expect(chat.act(.edit(.insert("helo wrld "))) == [])
    }

    @Test func `the speller is asked about the line, and its loss is told`() {
        var settings = Settings()
        settings.spellCommand = "aspell -a"
        var chat = Chat.online(settings: settings)
        #expect(chat.act(.edit(.insert("helo wrld "))) == [.spell(["helo", "wrld"])])
        chat.happen(.spelt([Spelt(word: "helo", isRight: false), Spelt(word: "wrld", isRight: true)]))
        #expect(chat.state.misspelt == [0..<4])
        chat.happen(.spellerGone(Phrase(verbatim: "it is gone")))
        #expect(chat.state.misspelt == [])
        #expect(chat.state.room.log.last?.content == .problem(Phrase(verbatim: "it is gone")))
        #expect(chat.act(.edit(.insert("more wrds "))) == [])
    }

    private static func composer(_ line: String) -> Composer {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false)
        return Composer(before: String(parts[0]), after: parts.count > 1 ? String(parts[1]) : "")
    }
}
