import Screen
import Testing
import Text

@testable import CursesTerminal

struct `Links on the terminal` {
    init() {
        _ = UTF8Locale.establish()
    }

    /// Two rows of eight cells.
    private static func frame(_ text: String, link: String?) -> Frame {
        var frame = Frame(size: Size(rows: 2, columns: 8))
        if let link { frame.links = [link] }
        frame.write(
            text, at: Position(row: 1, column: 2), in: frame.bounds,
            style: Style(attributes: link == nil ? [] : .underline), link: link == nil ? nil : 0)
        return frame
    }

    @Test func `are written where they stand, with their looks`() {
        #expect(
            update(to: Self.frame("가b", link: "https://a.kr/가"))
                == "\u{1B}7\u{1B}[2;3H\u{1B}[0;4m\u{1B}]8;id=0;https://a.kr/%EA%B0%80\u{07}가b\u{1B}]8;;\u{07}\u{1B}8"
        )
    }

    @Test func `are left alone where nothing changed`() {
        let frame = Self.frame("ab", link: "https://a.kr")
        #expect(update(to: frame, from: frame) == "")
        #expect(update(to: Self.frame("ab", link: nil)) == "")
    }

    @Test func `are taken away again`() {
        let update = update(to: Self.frame("ab", link: nil), from: Self.frame("ab", link: "https://a.kr"))
        #expect(update == "\u{1B}7\u{1B}[2;1H\u{1B}[0m  ab    \u{1B}8")
    }

    @Test func `lead nowhere but where they say`() {
        #expect(Overlay.address("https://a\u{1B}]8;;b\u{7} \u{9B}") == "https://a%1B]8;;b%07%20%C2%9B")
    }
}

struct `Emoji sequences on the terminal` {
    init() {
        _ = UTF8Locale.establish()
    }

    private static func frame(_ text: String) -> Frame {
        var frame = Frame(size: Size(rows: 1, columns: 10))
        frame.write(text, at: Position(row: 0, column: 0), in: frame.bounds)
        return frame
    }

    @Test(
        arguments: [
            ("a👩‍👧b", .joined, "\u{1B}7\u{1B}[1;2H\u{1B}[0m👩‍👧\u{1B}8"), ("a👩‍👧b", [], ""), ("👩🏽‍💻", .joined, ""),
            ("👩🏽‍💻", [.joined, .toned], "\u{1B}7\u{1B}[1;1H\u{1B}[0m👩🏽‍💻\u{1B}8"), ("가나", [.flag], ""),
            ("🇰🇷", [.flag], "\u{1B}7\u{1B}[1;1H\u{1B}[0m🇰🇷\u{1B}8"),
        ] as [(String, EmojiSequence.Kinds, String)])
    func `are written whole where the terminal does so, and left to ncurses elsewhere`(
        text: String, whole: EmojiSequence.Kinds, written: String
    ) {
        #expect(update(to: Self.frame(text), support: GlyphSupport(whole: whole)) == written)
    }

    @Test(
        arguments: [
            ("👩‍👧", [], "👩"), ("👩‍👧", [.joined], "\u{3000}"), ("👍🏽", [], "👍"), ("🇰🇷", [.joined], "KR"), ("❤️", [], "❤ "),
            ("1️⃣", [], "1 "),
            ("👍", [], "👍"), ("한", [.joined], "한"),
        ] as [(String, EmojiSequence.Kinds, String)])
    func `ncurses gets what it can place, as wide`(text: String, whole: EmojiSequence.Kinds, shown: String) {
        let cells = GlyphSupport(whole: whole).shown(Self.frame(text)[0, 0])
        #expect(String(cells.map(\.cluster)) == shown)
        #expect(cells.reduce(0) { $0 + $1.columns } == 2)
    }

    @Test func `one after another is written anew, and one that goes is left to ncurses`() {
        let whole = GlyphSupport(whole: .joined)
        #expect(update(to: Self.frame("👩‍👦"), from: Self.frame("👩‍👧"), support: whole).contains("👩‍👦"))
        #expect(update(to: Self.frame("ab"), from: Self.frame("👩‍👧"), support: whole) == "")
    }
}

/// Underlined is `4`.
private func update(to frame: Frame, from shown: Frame? = nil, support: GlyphSupport = GlyphSupport()) -> String {
    let overlay = Overlay(support: support, hasLinks: true, sgr: { $0.attributes.contains(.underline) ? "0;4" : "0" })
    let changed = (0..<frame.size.rows).map { frame.difference(in: $0, from: shown) }
    return overlay.update(to: frame, from: shown, changed: changed)
}
