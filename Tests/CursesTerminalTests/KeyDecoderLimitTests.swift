import CursesTerminal
import Screen
import TestSupport
import Testing

struct KeyDecoderLimitTests {
    private static let pasteLimit = 1 << 20

    @Test(arguments: [63, 64, 100, 100_000])
    func `a sequence without an end is swallowed to its end`(length: Int) {
        let sequence = bytes("␛[" + String(repeating: "1", count: length) + "Ax")
        for chunk in [1, 7, sequence.count] {
            var decoder = KeyDecoder()
            let keys = chunks(of: sequence, chunk).flatMap { decoder.decode($0) }
            #expect(notation(keys).hasSuffix("x"))
            #expect(keys.count <= 2)
        }
    }

    @Test(arguments: [10, 62, 63, 100, 1000])
    func `a sequence that text breaks off costs no letter of it, in any cut`(length: Int) {
        let broken = bytes("␛[" + String(repeating: "=", count: length) + "한글")
        for chunk in [1, 7, broken.count] {
            var decoder = KeyDecoder()
            let keys = chunks(of: broken, chunk).flatMap { decoder.decode($0) }
            #expect(notation(keys) == "한 글")
        }
    }

    @Test func `a string without an end is swallowed until silence`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode(bytes("␛]52;c;" + String(repeating: "A", count: 10_000))).isEmpty)
        #expect(decoder.decode(bytes("more")).isEmpty)
        #expect(decoder.flush().isEmpty)
        #expect(notation(decoder.decode(bytes("x"))) == "x")
    }

    @Test func `a paste keeps so much and drops the rest, but not its end`() {
        let pasted = Array(repeating: UInt8(ascii: "p"), count: Self.pasteLimit + 5000)
        let keys = keys(bytes("␛[200~") + pasted + bytes("␛[201~x"))
        #expect(keys == [.paste(String(repeating: "p", count: Self.pasteLimit)), .character("x")])
    }

    @Test func `no bytes trap, and what they are does not depend on the cuts`() {
        var random = SplitMix(seed: 20_240_611)
        for _ in 0..<200_000 {
            let sent = Self.hostileBytes(&random)
            let cut = Int.random(in: 0...sent.count, using: &random)
            var decoder = KeyDecoder()
            let cutKeys = decoder.decode(sent[..<cut]) + decoder.decode(sent[cut...]) + decoder.flush()
            #expect(flattened(cutKeys) == flattened(keys(sent)), "\(sent) cut at \(cut)")
        }
    }

    /// Mostly pieces that mean something, put together without sense.
    private static func hostileBytes(_ random: inout SplitMix) -> [UInt8] {
        (0..<Int.random(in: 0...6, using: &random)).flatMap { _ -> [UInt8] in
            guard Bool.random(using: &random) else { return [UInt8.random(in: 0...255, using: &random)] }
            return pieces.randomElement(using: &random) ?? []
        }
    }

    private static let pieces = [
        "␛", "␛[", "␛[<", "␛O", "␛]", "␛P", "␛\\", "[", ";", ":", "0", "5", "200~", "␛[200~", "␛[201~", "u",
        "~", "M", "m",
        "t", "A", "R", "12618", "57421", "1114111", "9999999", "ㅁ", "한", "👩‍👧", "\u{301}", "␇", "␍", "␀", "$",
        " ",
    ].map(bytes)

    /// Characters as their scalars: only how they are grouped may depend on a cut.
    private func flattened(_ keys: [KeyPress]) -> [KeyPress] {
        keys.flatMap { key -> [KeyPress] in
            guard case .character(let character) = key else { return [key] }
            return character.unicodeScalars.map { .character(Character($0)) }
        }
    }

    private func chunks(of bytes: [UInt8], _ size: Int) -> [ArraySlice<UInt8>] {
        stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
    }
}
