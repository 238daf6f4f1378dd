import Glibc
import Posix
import Text

/// Standard input before the screen has it.
enum StandardInput {
    private static let prompt = Phrase("Paste the invite, then press Enter:", "초대를 붙여 넣고 Enter를 누르세요:")

    /// Byte by byte, so that what follows stays for the program. Unless it is wanted, the keyboard is standard input
    /// again afterwards.
    static func firstLine(keepsTheRest: Bool, _ language: Language) -> String {
        if isatty(0) != 0 { StandardError.write(prompt[language]) }
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < 4096, read(0, &byte, 1) == 1, byte != UInt8(ascii: "\n") { bytes.append(byte) }
        if isatty(0) == 0, !keepsTheRest { reopenKeyboard() }
        return String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    }

    private static func reopenKeyboard() {
        let terminal = open("/dev/tty", O_RDWR)
        guard terminal >= 0 else { return }
        dup2(terminal, 0)
        close(terminal)
    }
}
