import TestSupport
import Testing
import Text

struct CleaningTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("한글 漢字 かな", "한글 漢字 かな"),
        ("\u{1112}\u{1161}\u{11AB}", "한"),
        ("two\nlines\r\nand\u{2028}more\u{85}x", "two lines and more x"),
        ("a\tb\u{0B}c", "a b c"),
        // Terminal sequences lose their beginning, in 7 and in 8 bits
        ("\u{1B}[31mred\u{7}", "�[31mred�"),
        ("\u{9B}2J\u{9D}x\u{7F}\u{0}", "�2J�x��"),
        // Reordering and hiding
        ("a\u{202E}b\u{2066}c\u{200F}d\u{061C}e", "abcde"),
        ("a\u{200B}\u{200D}\u{2060}\u{FEFF}\u{AD}b", "ab"),
        ("a\u{E0041}\u{E007F}\u{FFF9}b\u{FFFA}c\u{FFFB}", "abc"),
        ("\u{3164}\u{FFA0}\u{2800}\u{115F}\u{1160}|", "   |"),
        ("\u{E000}\u{FFFF}\u{10FFFF}\u{378}", "����"),
        // Sequences that a cell holds stay whole; others come out as the parts every terminal places alike
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("👍🏽❤️1️⃣🇰🇷", "👍🏽❤️1️⃣🇰🇷"),
        ("👨‍👩‍👧‍👦", "👨👩👧👦"),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴"),
        ("a\u{FE0F}\u{1F3FD}b\u{200D}👍\u{200D}", "ab👍"),
        ("가\u{200D}나", "가나"),
        // What was apart stays apart
        ("👍🏽\u{202E}\u{301}", "👍🏽�"),
        ("👍🏽\u{202E}\u{903}x", "👍🏽�\u{903}x"),
        ("🇰\u{202E}🇷🇰", "🇰🇷🇰"),
        // Marks
        ("e\u{301}", "é"),
        ("x\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}y", "x\u{301}\u{302}\u{303}\u{304}y"),
        ("\u{301}x", "�x"),
        ("a\u{1161}\u{11A8}", "a��"),
        ("하\u{11A8}", "학"),
    ])
    func `a line is harmless`(text: String, cleaned: String) {
        #expect(Array(Cleaning.line(text).unicodeScalars) == Array(cleaned.unicodeScalars))
    }

    @Test(arguments: [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\u{2029}b\u{0C}c", "a\nb\nc"), ("a\n\u{301}b", "a\n�b"),
        ("\r\n\r\n", "\n\n"),
    ])
    func `lines keep their ends, of whatever kind`(text: String, cleaned: String) {
        #expect(Cleaning.lines(text) == cleaned)
    }

    @Test func `nothing that is dangerous survives, whatever is sent`() {
        var random = SplitMix(seed: 7)
        for _ in 0..<3000 {
            let text = Self.hostileText(&random)
            for cleaned in [Cleaning.line(text), Cleaning.lines(text)] {
                #expect(Self.danger(in: cleaned) == nil, "\(text.unicodeScalars.map(\.value))")
                #expect(Cleaning.lines(cleaned) == cleaned)
            }
        }
    }

    @Test func `every scalar is shown as glyphs of one or two columns, or not at all`() {
        for scalar in (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init) {
            let cleaned = Cleaning.line(String(scalar))
            #expect(cleaned.unicodeScalars.count <= 3 && Self.danger(in: cleaned) == nil)
            let glyphs = cleaned.flatMap(Glyph.all(in:))
            #expect(glyphs.allSatisfy { (1...2).contains($0.columns) }, "U+\(scalar.value)")
        }
    }

    private static func danger(in text: String) -> Unicode.Scalar? {
        text.filter { EmojiSequence($0) == nil }.unicodeScalars.first { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar != "\n"
            case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
            default: false
            }
        }
    }

    private static func hostileText(_ random: inout SplitMix) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...24, using: &random) {
            let ranges: [ClosedRange<UInt32>] = [
                0...0xFF, 0x300...0x36F, 0x1100...0x11FF, 0x2000...0x206F, 0xAC00...0xAC60, 0xFE00...0xFE0F,
                0x1F1E6...0x1F1FF, 0x1F3F0...0x1F480, 0xE0000...0xE007F, 0...0x10FFFF,
            ]
            let value = UInt32.random(in: ranges.randomElement(using: &random) ?? 0...0xFF, using: &random)
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }
}
