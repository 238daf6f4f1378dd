/// Why the terminal cannot be taken.
package enum TerminalError: Error, Equatable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// terminfo does not know it; the value of TERM.
    case unknownTerminal(String)
    /// A system call failed; its errno.
    case system(Int32)
}
