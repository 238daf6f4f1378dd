import CursesTerminal
import Screen
import Testing

struct KeyDecoderTests {
    static let table = [
        // Text and controls
        ("ab 한글", "a b   한 글"),
        ("␁␃␚␀␜␟", "^A ^C ^Z ^  ^\\ ^_"),
        ("␍␉␡␈␊", "<enter> <tab> <backspace> <backspace> ^J"),
        // Chords
        ("␛a␛1␛ㅁ␛ㅃ␛é", "M-a M-1 M-a M-Q M-é"),
        ("␛한글", "<escape> 한 글"),
        ("␛␍␛␡␛␉", "<M-enter> <M-backspace> <M-tab>"),
        ("␛", "<escape>"),
        ("␛␛", "<escape> <escape>"),
        ("␛␁", "<escape> ^A"),
        ("␛_␛^␛X", "M-_ M-^ M-X"),
        ("␛[", "M-["),
        ("␛O", "M-O"),
        ("␛]", "M-]"),
        // Keys as CSI and SS3, with xterm's modifiers
        ("␛[A␛OA␛[1;5D␛[1;2C␛[1;3H", "<up> <up> <C-left> <S-right> <M-home>"),
        ("␛[F␛OF␛[8~␛[4~␛[1~", "<end> <end> <end> <end> <home>"),
        ("␛[5~␛[6;5~␛[2~␛[3~", "<pageUp> <C-pageDown> <insert> <delete>"),
        ("␛OP␛[11~␛[[A␛[15~␛[24~␛[1;5P", "<f1> <f1> <f1> <f5> <f12> <C-f1>"),
        ("␛[Z", "<S-tab>"),
        ("␛[1;1:3A␛[1;1:1A", "<up>"),
        // kitty and modifyOtherKeys, Hangul layout included
        ("␛[97;5u␛[12618;5u␛[12609;3u␛[12618::99;5u", "^A ^C M-a ^C"),
        ("␛[97;6u␛[27u␛[13;2u␛[9;5u␛[57421u", "^A <escape> <S-enter> <C-tab> <pageUp>"),
        ("␛[97u␛[97;2u␛[49:33;2u␛[97;1;12622u", "a A ! ㅎ"),
        ("␛[97;5:3u␛[57358u", ""),
        ("␛[27;5;105~␛[27;3;97~", "^I M-a"),
        // Reports
        ("␛[I␛[O", "<focus> <blur>"),
        ("␛[48;24;80;480;640t", "<24×80>"),
        ("␛]11;rgb:0000/0000/0000␛\\a", "<background(dark)> a"), ("␛]11;rgb:ff/ff/ff␇", "<background(light)>"),
        ("␛]11;rgba:fdf6/f6e3/0000/ffff␛\\", "<background(light)>"), ("␛]11;rgb:1/2/3␇", "<background(dark)>"),
        ("␛]11;rgb:zz/00/00␇␛]11;rgb:00/00␇␛]11;?␇␛]11;rgb:00000/0/0␇", ""), ("␛]10;rgb:ff/ff/ff␇", ""),
        ("␛]99;i=sotto:p=?;a=report␛\\b", "<notifications> b"),
        (
            "␛[<0;4;3M␛[<0;4;3m␛[<64;1;1M␛[<65;1;1M",
            "<left@2,3> <left↑@2,3> <wheelUp@0,0> <wheelDown@0,0>"
        ),
        ("␛[<35;2;1M␛[<50;2;1M␛[<66;1;1M␛[<0;0;0M", "<move@0,1> <C-right~@0,1> <left@0,0>"),
        // Unknown, swallowed whole
        ("a␛[?2026;2$yb␛[24;80Rc␛[>0;276;0cd", "a b <cursor(23 79)> c d"),
        ("a␛[1;5Rb␛[3Rc␛[3;0Rd␛[3;4;5Re", "a <C-f3> b c d e"),
        ("a␛]12;rgb:0/0/0␇b␛]52;c;eA==␛\\c␛P1$r0m␛\\d", "a b c d"),
        ("␛[99~␛[1;99999999999999999999Ax", "<C-M-up> x"),
        ("␛[1␁x␛[1;␛[Ax", "^A x <up> x"),
        // Paste
        ("␛[200~one␍two␊three␍␊␛[201~␍", "«one⏎two⏎three⏎» <enter>"),
        ("␛[200~␛[A␛[20␛[201~x", "«\u{1B}[A\u{1B}[20» x"),
        ("␛[201~x", "x"),
        ("␛[200~lost", "«lost»"),
    ]

    @Test(arguments: table)
    func `bytes are keys`(sent: String, expected: String) {
        #expect(notation(keys(bytes(sent))) == expected)
    }

    @Test(arguments: table)
    func `a cut at any place changes nothing`(sent: String, expected: String) {
        let bytes = bytes(sent)
        for cut in bytes.indices {
            var decoder = KeyDecoder()
            let keys = decoder.decode(bytes[..<cut]) + decoder.decode(bytes[cut...]) + decoder.flush()
            #expect(notation(keys) == expected, "cut at \(cut)")
        }
    }

    @Test(arguments: table)
    func `one byte at a time changes nothing`(sent: String, expected: String) {
        var decoder = KeyDecoder()
        let keys = bytes(sent).flatMap { decoder.decode([$0]) } + decoder.flush()
        #expect(notation(keys) == expected)
    }

    @Test(arguments: ["👩‍👩‍👧", "🇰🇷", "👍🏽", "\u{1112}\u{1161}\u{11AB}", "e\u{301}"])
    func `a cluster that comes together is one character`(cluster: String) {
        #expect(keys(Array("a\(cluster)b".utf8)).count == 3)
    }

    @Test(
        arguments: [
            ([0xFF], 1), ([0xC3, 0x28], 2), ([0xE2, 0x82], 1), ([0xED, 0xA0, 0x80], 3), ([0xF8, 0x41], 2),
            ([0x80, 0x80], 2), ([0x1B, 0xE2, 0x28], 2), ([0x1B, 0xE2], 1), ([0xE2, 0x0D], 2),
        ] as [([UInt8], Int)])
    func `bytes that are no text are replacement characters`(sent: [UInt8], count: Int) {
        let keys = keys(sent)
        #expect(keys.count == count)
        #expect(keys.contains { $0 == .character("\u{FFFD}") || $0 == .alt("\u{FFFD}") })
    }

    @Test func `only what could go on is waited for, and a paste longest`() {
        var decoder = KeyDecoder()
        #expect(decoder.patience == nil)
        _ = decoder.decode(bytes("␛"))
        #expect(decoder.patience == .milliseconds(25))
        _ = decoder.decode(bytes("[200~"))
        #expect(decoder.patience == .seconds(2))
        _ = decoder.decode(bytes("x␛[201~"))
        #expect(decoder.patience == nil)
    }

    @Test func `what was flushed is over`() {
        var decoder = KeyDecoder()
        _ = decoder.decode(bytes("␛"))
        #expect(notation(decoder.flush()) == "<escape>")
        #expect(notation(decoder.decode(bytes("[A"))) == "[ A")
        #expect(decoder.flush().isEmpty)
    }
}
