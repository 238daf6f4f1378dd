import SottoModel
import Testing

struct `A user name` {
    @Test(arguments: ["mina", "김하나", "José", "a-b_c.d", "👍", "漢字", "x", "mid/dle#"])
    func `is taken as it is written`(_ text: String) throws {
        #expect(try UserName(text).text == text)
    }

    @Test func `is composed, so that two ways of typing are one name`() throws {
        let decomposed = "\u{1112}\u{1161}\u{11AB}e\u{301}"
        #expect(try UserName(decomposed).text.unicodeScalars.map(\.value) == [0xD55C, 0xE9])
        #expect(try UserName(decomposed) == UserName("한é"))
    }

    @Test(arguments: ["a", "한", "😀"]) func `has up to 32 characters`(_ character: String) throws {
        #expect(try UserName(String(repeating: character, count: 32)).text.count == 32)
        #expect(throws: NameError.tooLong) { try UserName(String(repeating: character, count: 33)) }
    }

    @Test func `has up to 128 bytes`() throws {
        let stacked = "x\u{323}\u{302}"  // one character of five bytes that has no composed form
        #expect(try UserName(String(repeating: stacked, count: 25)).text.utf8.count == 125)
        #expect(throws: NameError.tooLong) { try UserName(String(repeating: stacked, count: 26)) }
    }

    @Test func `is not empty`() {
        #expect(throws: NameError.empty) { try UserName("") }
    }

    @Test(
        arguments: [
            " ", "\t", "\n", "\u{1B}", "\u{7F}", "\u{9B}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{202E}",
            "\u{2066}",
            "\u{2800}", "\u{3000}", "\u{3164}", "\u{E000}", "\u{FE0F}", "\u{FEFF}", "\u{FFFD}", "\u{378}",
        ] as [Unicode.Scalar])
    func `holds nothing blank, invisible or steering`(_ scalar: Unicode.Scalar) {
        #expect(throws: NameError.refused(scalar)) { try UserName("a\(scalar)b") }
    }

    /// One mark more than is shown would make another name that looks the same.
    @Test func `holds no mark that is not shown`() throws {
        let shown = "x\u{335}\u{335}\u{335}\u{335}"
        #expect(try UserName(shown).text == shown)
        #expect(throws: NameError.refused("\u{335}")) { try UserName(shown + "\u{335}") }
        #expect(throws: NameError.refused("\u{301}")) { try UserName("\u{301}mina") }
        #expect(throws: NameError.refused("\u{335}")) { try RoomName("#\(shown)\u{335}") }
    }

    @Test(arguments: ["/", "#"] as [Unicode.Scalar])
    func `does not begin like a command or a room`(_ scalar: Unicode.Scalar) {
        #expect(throws: NameError.refused(scalar)) { try UserName("\(scalar)mina") }
    }

    @Test func `is of one script where it is new, and stays what it was where it is not`() throws {
        #expect(throws: NameError.mixed("Latin", "Cyrillic")) { try UserName(chosen: "paypаl") }
        #expect(try UserName(chosen: "김mina").text == "김mina")
        #expect(try UserName("paypаl").text == "paypаl")
    }

    @Test func `looks like its look-alikes`() throws {
        #expect(try UserName("Alice").skeleton == UserName("аl1ce").skeleton)
        #expect(try UserName("alice").skeleton != UserName("alicia").skeleton)
    }
}

struct `A room name` {
    @Test(arguments: ["#lobby", "#한국", "#a-b_9", "#हिन्दी", "#Ünï"])
    func `is a hash and letters, digits, hyphens or underscores`(_ text: String) throws {
        #expect(try RoomName(text).text == text)
    }

    @Test func `is composed`() throws {
        #expect(try RoomName("#\u{1112}\u{1161}\u{11AB}") == RoomName("#한"))
    }

    @Test func `has up to 32 characters behind the hash`() throws {
        #expect(try RoomName("#" + String(repeating: "한", count: 32)).text.count == 33)
        #expect(throws: NameError.tooLong) { try RoomName("#" + String(repeating: "한", count: 33)) }
    }

    @Test func `has up to 129 bytes`() throws {
        let stacked = "x\u{323}\u{302}"
        #expect(try RoomName("#" + String(repeating: stacked, count: 25)).text.utf8.count == 126)
        #expect(throws: NameError.tooLong) { try RoomName("#" + String(repeating: stacked, count: 26)) }
    }

    @Test(arguments: ["", "lobby", " #lobby", "＃lobby", "#\u{301}lobby"])
    func `begins with a plain hash`(_ text: String) {
        #expect(throws: NameError.noHash) { try RoomName(text) }
    }

    @Test func `is more than its hash`() {
        #expect(throws: NameError.empty) { try RoomName("#") }
    }

    @Test(
        arguments: [" ", "#", "/", ".", "?", "%", "👍", "\u{200D}", "\u{3164}", "\n", "²"] as [Unicode.Scalar])
    func `holds nothing else`(_ scalar: Unicode.Scalar) {
        #expect(throws: NameError.refused(scalar)) { try RoomName("#a\(scalar)b") }
    }

    @Test func `looks like its look-alikes`() throws {
        #expect(try RoomName("#Lobby").skeleton == RoomName("#l0bby").skeleton)
    }
}
