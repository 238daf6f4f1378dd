import Glibc
import Sodium
import Text

/// Asks for a passphrase at the terminal itself, whatever standard input is, and shows nothing of it.
enum PassphrasePrompt {
    private static let most = 1024

    /// - Returns: what was typed up to Enter; its owner wipes it.
    /// - Throws: where there is no terminal, or ^C or ^D ends it.
    static func ask(_ question: String) throws(Complaint) -> SecretBytes {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { throw noTerminal }
        defer { close(terminal) }
        guard let shown = silence(terminal) else { throw noTerminal }
        defer { restore(shown, terminal) }
        write(question, to: terminal)
        return try line(from: terminal)
    }

    private static var noTerminal: Complaint {
        Complaint(
            Phrase(
                "your key is under a passphrase, and there is no terminal to ask for it at",
                "키가 암호로 잠겨 있는데 물어볼 터미널이 없습니다"),
            hint: Phrase(
                "sotto key passphrase takes it off, at a terminal", "터미널에서 sotto key passphrase로 풀 수 있습니다"),
            code: EX_NOPERM)
    }

    private static var nothingTyped: Complaint {
        Complaint(Phrase("nothing was typed; nothing was changed", "입력하지 않아 아무것도 바뀌지 않았습니다"), code: EX_NOPERM)
    }

    /// Neither echo, nor lines, nor signals: with those the echo could stay off.
    private static func silence(_ terminal: Int32) -> termios? {
        var shown = termios()
        guard tcgetattr(terminal, &shown) == 0 else { return nil }
        var silent = shown
        silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        return tcsetattr(terminal, TCSAFLUSH, &silent) == 0 ? shown : nil
    }

    private static func restore(_ shown: termios, _ terminal: Int32) {
        var shown = shown
        tcsetattr(terminal, TCSAFLUSH, &shown)
        write("\n", to: terminal)
    }

    private static func write(_ text: String, to terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(terminal, bytes, bytes.count)
    }

    private static func line(from terminal: Int32) throws(Complaint) -> SecretBytes {
        var typed = SecretBytes(zeroed: most)
        var count = 0
        var byte: UInt8 = 0
        defer { byte = 0 }
        while read(terminal, &byte, 1) == 1 {
            switch byte {
            case 0x0A, 0x0D: return typed.slice(at: 0, count: count)
            case 0x03, 0x04: throw nothingTyped
            case 0x15: count = 0
            case 0x08, 0x7F: count = typed.withBytes { before(count, in: $0) }
            default:
                guard count < most else { continue }
                typed.withMutableBytes { $0[count] = byte }
                count += 1
            }
        }
        throw nothingTyped
    }

    /// Where the character before begins, which may have several bytes.
    private static func before(_ count: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        var count = max(0, count - 1)
        while count > 0, bytes[count] & 0xC0 == 0x80 { count -= 1 }
        return count
    }
}
