import Glibc

/// Another program at the terminal that this one has.
///
/// It is in the same process group, so that the terminal's keys reach it, and a shell that stops and continues the
/// group has both.
package struct ForegroundProgram: Sendable {
    private let process: pid_t

    /// Starts a line of the shell with an argument behind it.
    package init(shell line: String, argument: String) throws(ProgramError) {
        let words = ["/bin/sh", "-c", line + " \"$1\"", "sh", argument]
        let arguments = words.map { strdup($0) } + [nil]
        defer { for word in arguments { free(word) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Ours are blocked and read from a descriptor; the other program has them as they are by default.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var process = pid_t()
        let failure = posix_spawn(&process, "/bin/sh", nil, &attributes, arguments, environ)
        guard failure == 0 else { throw ProgramError(code: failure) }
        self.process = process
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
