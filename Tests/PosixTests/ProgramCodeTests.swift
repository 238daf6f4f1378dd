import Testing

@testable import Posix

struct ProgramCodeTests {
    @Test(
        arguments: [
            ("1000-3000 r-xp 00000000 fe:01 1234 /usr/bin/sotto", 0x1000..<0x3000),
            ("1000-3000 r-xp 00000000 fe:01 1234 /a folder/sotto", 0x1000..<0x3000),
            ("1000-3000 rw-p 00000000 fe:01 1234 /usr/bin/sotto", nil),
            ("1000-3000 r--p 00000000 fe:01 1234 /usr/bin/sotto", nil),
            ("1000-3000 r-xp 00000000 00:00 0 [vdso]", nil), ("1000-3000 r-xp 00000000 00:00 0", nil),
            ("x-3000 r-xp 00000000 fe:01 1234 /usr/bin/sotto", nil), ("", nil),
        ] as [(Substring, Range<UInt>?)])
    func `only a file's code that nothing has written to is let go`(mapping: Substring, code: Range<UInt>?) {
        #expect(ProgramCode.code(mapping).map { $0.start..<$0.end } == code)
    }

    @Test func `the program goes on without the code of its beginning`() {
        ProgramCode.letGo()
        #expect([3, 1, 2].sorted() == [1, 2, 3])
    }
}
