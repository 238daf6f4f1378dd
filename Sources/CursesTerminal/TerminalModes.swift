import Glibc

/// The modes ncurses does not know, as bytes for the terminal. One that a terminal does not have it ignores.
enum TerminalModes {
    private static let bracketedPaste = "?2004"
    private static let focusReports = "?1004"
    private static let synchronizedOutput = "?2026"

    /// Presses, releases, and motion while a button is held (xterm's 1002), with places beyond 223 (1006).
    private static let mouse = ["?1002", "?1006"]

    static let takeMouse = mouse.map { "\u{1B}[\($0)h" }.joined()
    static let leaveMouse = mouse.map { "\u{1B}[\($0)l" }.joined()

    static let enter = "\u{1B}[\(bracketedPaste)h\u{1B}[\(focusReports)h"
    static let leave = leaveMouse + "\u{1B}[\(focusReports)l\u{1B}[\(bracketedPaste)l"

    /// Between these the terminal shows nothing half done.
    static let beginUpdate = "\u{1B}[\(synchronizedOutput)h"
    static let endUpdate = "\u{1B}[\(synchronizedOutput)l"

    /// Puts the window's title on the terminal's own stack, and takes it back.
    static let saveTitle = "\u{1B}[22;2t"
    static let restoreTitle = "\u{1B}[23;2t"

    /// After a crash, when ncurses can no longer be asked: all of the above, mouse reports, attributes, the
    /// alternate screen and the cursor.
    static let afterCrash =
        endUpdate + leave + "\u{1B}[?1000;1002;1003;1006l\u{1B}[?1l\u{1B}>\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h"
        + restoreTitle + "\r\n"

    /// - Parameter title: without controls.
    static func setTitle(_ title: String) -> String {
        "\u{1B}]2;\(title)\u{07}"
    }

    static func copy(_ bytes: [UInt8]) -> String {
        "\u{1B}]52;c;\(Base64.encode(bytes))\u{07}"
    }

    /// Past ncurses' own buffer, which is empty after each `doupdate` and `endwin`.
    static func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 { bytes = bytes.dropFirst(count) }
            guard count > 0 || errno == EINTR else { return }
        }
    }
}
