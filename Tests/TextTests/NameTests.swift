import Testing
import Text

struct NameTests {
    @Test(arguments: ["mina", "김하나", "José", "Ωmega", "a-b_c.d", "👍", "हिन्दी", "漢字"])
    func `a name may hold what is shown as itself`(name: String) {
        #expect(NameCharacters.firstRefused(in: name) == nil)
    }

    @Test(
        arguments: [
            " ", "\u{A0}", "\u{3000}", "\n", "\u{0}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{200B}", "\u{200D}",
            "\u{202E}", "\u{2066}",
            "\u{FEFF}", "\u{AD}", "\u{E0041}", "\u{3164}", "\u{115F}", "\u{1160}", "\u{FFA0}", "\u{2800}",
            "\u{34F}", "\u{17B4}",
            "\u{FE0F}", "\u{E0100}", "\u{2028}", "\u{2029}", "\u{E000}", "\u{F0000}", "\u{FFFF}", "\u{378}",
            "\u{FFFD}", "\u{180E}",
        ] as [Unicode.Scalar])
    func `what hides, reorders or is blank is refused`(scalar: Unicode.Scalar) {
        #expect(NameCharacters.firstRefused(in: "a\(scalar)b") == scalar)
    }

    @Test(
        arguments: [
            ("\u{301}mina", "\u{301}"), ("a\u{1161}", "\u{1161}"),
            ("x\u{323}\u{302}\u{303}\u{304}\u{305}y", "\u{305}"), ("x\u{335}\u{335}\u{335}\u{335}\u{336}", "\u{336}"),
        ] as [(String, Unicode.Scalar)])
    func `a mark that would not be shown is refused`(name: String, scalar: Unicode.Scalar) {
        #expect(NameCharacters.firstRefused(in: name) == scalar)
    }
}
