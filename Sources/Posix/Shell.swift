import Glibc

/// The system's shell, which finds programs and takes lines apart.
enum Shell {
    /// Starts a line in which `$1` and so on are the arguments, as they are.
    ///
    /// - Parameter socket: stands in for standard input and output, in a process group of its own; what it complains of
    ///   nobody reads.
    static func start(
        _ line: String, _ arguments: [String], talkingTo socket: Int32? = nil
    ) throws(ProgramError) -> pid_t {
        let words = (["/bin/sh", "-c", line, "sh"] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
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
        let group = socket == nil ? 0 : POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let socket {
            posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
            posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO)
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        }
        var process = pid_t()
        let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ)
        guard failure == 0 else { throw ProgramError(code: failure) }
        return process
    }
}
