import TestSupport
import Testing
import Text

struct WrappingTests {
    /// Rows apart by `/`.
    private func wrapped(_ text: String, _ columns: Int, indent: Int = 0) -> String {
        Wrapping.rows(text, columns: columns, indent: indent).joined(separator: "/")
    }

    @Test(arguments: [
        ("", 5, ""),
        ("hello", 5, "hello"),
        ("hello you", 5, "hello/you"),
        ("hello   you", 5, "hello/you"),
        ("hello   ", 5, "hello"),
        ("a bc def", 4, "a bc/def"),
        ("abcdefgh", 3, "abc/def/gh"),
        ("a bcdefgh", 4, "a/bcde/fgh"),
        ("one\ntwo\n\nx", 9, "one/two//x"),
        ("one\r\ntwo", 9, "one/two"),
        ("x\n", 9, "x/"),
        ("x\n  y", 9, "x/  y"),
        // Hangul breaks at spaces first, and between syllables when it must
        ("오늘 회의는 세시", 8, "오늘/회의는/세시"),
        ("오늘 회의는 세시", 11, "오늘 회의는/세시"),
        ("가나다라마", 5, "가나/다라/마"),
        ("a가나다", 4, "a가/나다"),
        // Clusters stay whole
        ("👍🏽👍🏽👍🏽", 4, "👍🏽👍🏽/👍🏽"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}e\u{301}/e\u{301}"),
        ("🇰🇷🇰🇷", 3, "🇰🇷/🇰🇷"),
        // A row takes one cluster even where that does not fit
        ("가나", 1, "가/나"),
        ("ab c", 0, "a/b/c"),
        ("ab", -7, "a/b"),
    ])
    func `rows break where a reader would`(text: String, columns: Int, rows: String) {
        #expect(wrapped(text, columns) == rows)
    }

    @Test(arguments: [
        ("aa bb cc", 5, 3, "aa bb/cc"), ("aa bb cc", 5, 0, "aa bb/cc"), ("aaaa bbbb", 4, 2, "aaaa/bb/bb"),
        ("a\nbcd", 3, 1, "a/bc/d"), ("abc", 1, 9, "a/b/c"),
    ])
    func `later rows are narrower by the indent`(text: String, columns: Int, indent: Int, rows: String) {
        #expect(wrapped(text, columns, indent: indent) == rows)
    }

    @Test func `nothing but spaces and line ends is lost, and nothing is too wide`() {
        var random = SplitMix(seed: 3)
        let parts = ["가", "나다", "a", "bcd", " ", "  ", "\n", "👩‍👧", "e\u{301}", "漢", "🇰🇷"]
        for _ in 0..<500 {
            let text = (0..<40).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            for columns in 6...12 {
                let rows = Wrapping.rows(text, columns: columns)
                #expect(rows.allSatisfy { Columns.of($0) <= columns })
                #expect(rows.joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\n" })
            }
        }
    }

    @Test(arguments: ["한", "a ", "e\u{301}", "👩‍👩‍👧", "\u{200B}", "\n"])
    func `the longest message is wrapped at the narrowest`(part: String) {
        let text = String(repeating: part, count: 8192 / part.utf8.count)
        #expect(Wrapping.rows(text, columns: 1).count <= text.count + 1)
    }
}
