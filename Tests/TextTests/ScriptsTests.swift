import Testing
import Text

struct `The scripts of a name` {
    /// The first are of Unicode Technical Standard 39, table 1a.
    @Test(arguments: [
        "Circle", "СігсӀе", "Circ1e", "C𝗂𝗋𝖼𝗅𝖾", "𝖢𝗂𝗋𝖼𝗅𝖾", "〆切", "ねガ", "김하나", "김mina", "mina漢字", "漢字かなカナmina", "ㄅmina",
        "José", "Ωμέγα", "Мария-2", "a-b_c.d", "👍mina", "हिन्दी", "123", "",
    ])
    func `go together`(_ name: String) {
        #expect(Scripts.mixture(in: name) == nil)
    }

    @Test(arguments: [
        ("Сirсlе", "Cyrillic", "Latin"), ("toys-я-us", "Latin", "Cyrillic"), ("김Ω", "Hangul", "Greek"),
        ("かな김", "Hiragana", "Hangul"), ("ㄅ김", "Bopomofo", "Hangul"), ("ninaㅎя", "Latin", "Cyrillic"),
    ])
    func `do not go together`(_ name: String, _ first: String, _ second: String) throws {
        let mixture = try #require(Scripts.mixture(in: name))
        #expect(mixture == (first, second))
    }
}
