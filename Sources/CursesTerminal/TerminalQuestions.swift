/// What a terminal is asked at the start. Answers come among the keys, whenever they come: nothing waits for them.
package enum TerminalQuestions {
    /// Whether a terminal swallows a question it does not know, by TERM. The Linux console prints some of it.
    package static func mayBeAsked(_ name: String) -> Bool {
        !["", "dumb", "linux"].contains(name) && !name.hasPrefix("linux-")
    }

    /// OSC 11: the background's colour.
    static let background = "\u{1B}]11;?\u{1B}\\"
}
