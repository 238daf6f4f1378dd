import Testing
import Text

struct ColumnsTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("안녕하세요", 10), ("\u{1112}\u{1161}\u{11AB}", 2), ("ㅎㅏㄴ", 6), ("漢字", 4),
        ("ｆｕｌｌ", 8),
        ("ﾊﾝｶｸ", 4), ("é", 1), ("e\u{301}", 1), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("👨‍👩‍👧‍👦", 8), ("❤️", 2),
        ("🇰🇷", 2), ("🇰", 1), ("1️⃣", 2),
        ("│─┼", 3), ("हिन्दी", 5), ("\u{200B}", 0), ("\u{1B}", 1), ("🫨", 1),
    ])
    func `a text takes the columns the C library gives it`(text: String, columns: Int) {
        #expect(Columns.of(text) == columns)
        #expect(Columns.of(Cleaning.line(text)) == columns)
    }

    @Test(arguments: [
        ("한글날", 6, "한글날"), ("한글날", 5, "한글"), ("한글날", 1, ""), ("한글날", 0, ""), ("abc", -1, ""), ("a👩‍👩‍👧b", 2, "a"),
        ("a👩‍👩‍👧b", 3, "a👩‍👩‍👧"), ("e\u{301}\u{302}x", 1, "e\u{301}\u{302}"),
    ])
    func `a prefix fits and ends with a cluster`(text: String, columns: Int, prefix: String) {
        #expect(Columns.prefix(text[...], columns: columns) == prefix)
    }

    @Test(
        arguments: [
            ("한", ["한"]), ("🇰🇷", ["🇰🇷"]), ("👩‍👧", ["👩‍👧"]), ("👨‍👩‍👧‍👦", ["👨", "👩", "👧", "👦"]), ("कि", ["क", "ि"]), ("\u{200D}", []),
            ("\u{7}", ["�"]),
        ] as [(Character, [Character])])
    func `a cluster is shown as glyphs of one base each, or as a sequence whole`(
        cluster: Character, glyphs: [Character]
    ) {
        #expect(Glyph.all(in: cluster).map(\.cluster) == glyphs)
    }
}
