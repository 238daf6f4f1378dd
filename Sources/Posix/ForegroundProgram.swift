import Glibc

/// Another program at the terminal that this one has.
///
/// It is in the same process group, so that the terminal's keys reach it, and a shell that stops and continues the
/// group has both.
package struct ForegroundProgram: Sendable {
    private let process: pid_t

    /// Starts a line of the shell with an argument behind it.
    package init(shell line: String, argument: String) throws(ProgramError) {
        process = try Shell.start(line + " \"$1\"", [argument])
    }

    /// Waits for its end. To be called once.
    ///
    /// - Returns: its exit status; 128 and more for a signal, as a shell tells it.
    package func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return 255 }
        }
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    /// Asks it to end. Not to be called once somebody has waited for it: the number may be another's.
    package func end() {
        kill(process, SIGTERM)
    }
}

/// The system would not start a program; `code` is an errno.
package struct ProgramError: Error, Hashable, Sendable {
    package let code: Int32
}
