/// What a terminal is asked. Answers come among the keys, whenever they come: nothing waits for them.
package enum TerminalQuestion: String, Sendable {
    /// OSC 11: the background's colour.
    case background = "\u{1B}]11;?\u{1B}\\"
    /// OSC 99: whether it knows notifications.
    case notifications = "\u{1B}]99;i=sotto:p=?;\u{1B}\\"

    /// Whether a terminal swallows a question it does not know, by TERM. The Linux console prints some of it.
    package static func mayBeAsked(_ name: String) -> Bool {
        !["", "dumb", "linux"].contains(name) && !name.hasPrefix("linux-")
    }
}
