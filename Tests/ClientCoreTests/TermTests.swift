import TestSupport
import Testing
import Text

@testable import ClientCore

struct TermTests {
    @Test(
        arguments: [
            ("90s", 90), ("10m", 600), ("2h", 7_200), ("7d", 604_800), ("99999999999d", 3_153_600_000),
            ("9223372036854775807d", 3_153_600_000), ("0m", nil), ("-1h", nil), ("m", nil), ("", nil), ("10", nil),
            ("10 m", nil), ("1.5h", nil), ("١m", nil), ("10w", nil),
        ] as [(String, Int64?)])
    func `a number and a unit is a time`(text: String, seconds: Int64?) {
        #expect(Term(text)?.seconds == seconds)
    }

    @Test(
        arguments: [
            (0, "1 s"), (59, "59 s"), (90, "2 min"), (600, "10 min"), (598, "10 min"), (7_198, "2 h"),
            (129_600, "36 h"), (172_799, "2 days"), (604_798, "7 days"), (.min, "1 s"), (.max, "106751991167300 days"),
        ] as [(Int64, String)])
    func `a time in words is as long as it was meant`(seconds: Int64, words: String) {
        #expect(Lasting.words(seconds: seconds)[.english] == words)
    }

    @Test func `flags stand before or behind a name, and are no name`() {
        var arguments = Arguments("  --server  --address bob 2h  much spam ")
        #expect(arguments.flags(["server", "address"]) == ["server", "address"])
        #expect(arguments.word() == "bob")
        #expect(arguments.term()?.seconds == 7_200)
        #expect(arguments.text == "much spam")
        var other = Arguments("--serverx bob")
        #expect(other.flags(["server"]) == [])
        #expect(other.word() == "--serverx")
    }
}
