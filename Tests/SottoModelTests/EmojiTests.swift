import SottoModel
import Testing

struct `A sign` {
    @Test(arguments: ["👍", "♥", "❤️", "👩‍👩‍👧", "🇰🇷", "+", "ㅋ", "가"])
    func `is one cluster that is seen`(_ text: String) {
        #expect(Emoji(text)?.text == text)
    }

    @Test(arguments: ["", " ", "\n", "👍👍", "ok", "\u{1B}", "\u{200B}", "\u{0301}", "\u{202E}"])
    func `is nothing else`(_ text: String) {
        #expect(Emoji(text) == nil)
    }

    @Test func `has up to 64 bytes`() {
        #expect(Emoji("e" + String(repeating: "\u{0301}", count: 40)) == nil)
    }
}
