import SottoModel
import Testing

struct `Base64 in links` {
    /// RFC 4648 §10, without padding; the last two show the letters that links allow.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"), ("???", "Pz8_"), (">>>", "Pj4-"),
    ])
    func `is the standard's`(_ plain: String, _ coded: String) {
        #expect(Base64URL.encode(plain.utf8) == coded)
        #expect(Base64URL.decode(coded) == Array(plain.utf8))
    }

    @Test(arguments: 0...70) func `brings back bytes of any number`(_ count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 200) }
        #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
    }

    @Test func `knows one spelling for any bytes`() {
        let letters = "AQgwZ_9-"
        let texts = letters.flatMap { one in letters.flatMap { two in letters.map { "\(one)\(two)\($0)" } } }
        for text in texts + texts.map({ "\($0.prefix(2))" }) {
            guard let bytes = Base64URL.decode(text) else { continue }
            #expect(Base64URL.encode(bytes) == text)
        }
    }

    @Test(arguments: ["A", "AAAAA", "AB", "AAB", "Zg==", "Zm+v", "Zm/v", "Zm 9", "Zm9v\n", "한", "Zm９v"])
    func `refuses every other text`(_ text: String) {
        #expect(Base64URL.decode(text) == nil)
    }
}
