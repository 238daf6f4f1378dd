import Glibc

/// Another program, away from the terminal, that nobody waits for.
package enum BackgroundProgram {
    /// Starts a line of the shell with arguments behind it, which the shell does not read.
    package static func run(shell line: String, arguments: [String]) throws(ProgramError) {
        let words = ["/bin/sh", "-c", "{ \(line) \"$@\"; } </dev/null >/dev/null 2>&1 &", "sh"] + arguments
        let list = words.map { strdup($0) } + [nil]
        defer { for word in list { free(word) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // A group of its own: the terminal's keys are not for it.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var process = pid_t()
        let failure = posix_spawn(&process, "/bin/sh", nil, &attributes, list, environ)
        guard failure == 0 else { throw ProgramError(code: failure) }
        // The shell ends at once and leaves the program to itself.
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }
}
