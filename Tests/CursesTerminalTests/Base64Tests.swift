import Testing

@testable import CursesTerminal

struct `What goes into the clipboard` {
    /// RFC 4648 §10.
    @Test(
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"), ("가?>", "6rCAPz4="),
        ])
    func `is base64`(_ text: String, _ code: String) {
        #expect(Base64.encode(Array(text.utf8)) == code)
    }
}
