import Glibc

/// Another program that is started and left alone: it has neither this one's terminal nor its process group.
package enum BackgroundProgram {
    private static let line =
        "exec >/dev/null 2>&1 </dev/null; command -v \"$1\" || exit 127; setsid \"$1\" \"$2\" &"

    /// Starts a program with one argument.
    ///
    /// - Parameter command: a name that is looked for in PATH, or a path.
    package static func start(_ command: String, argument: String) throws(ProgramError) {
        // The shell ends at once and is waited for; what it started belongs to nobody here.
        let shell = try Shell.start(line, [command, argument])
        var status: Int32 = 0
        while waitpid(shell, &status, 0) < 0 {
            guard errno == EINTR else { return }
        }
        guard status == 0 else { throw ProgramError(code: ENOENT) }
    }
}
