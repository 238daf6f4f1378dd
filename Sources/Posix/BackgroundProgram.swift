import Glibc

/// Another program that is started and left alone: it has neither this one's terminal nor its process group.
package enum BackgroundProgram {
    private static let program =
        "exec >/dev/null 2>&1 </dev/null; command -v \"$1\" || exit 127; setsid \"$1\" \"$2\" &"
    private static let service = """
        exec </dev/null >"$1" 2>&1; number=$2; shift 2
        command -v "$1" >/dev/null || exit 127
        setsid "$@" & echo $! >"$number"
        """
    private static let line = "exec >/dev/null 2>&1 </dev/null; setsid sh -c \"$1\" sh \"$2\" &"

    /// Starts a program with one argument.
    ///
    /// - Parameter command: a name that is looked for in PATH, or a path.
    package static func start(_ command: String, argument: String) throws(ProgramError) {
        try run(program, [command, argument])
    }

    /// Starts a line of the shell with an argument behind it, which the shell does not read.
    package static func start(shell words: String, argument: String) throws(ProgramError) {
        try run(line, [words + " \"$@\"", argument])
    }

    /// Starts a program whose output goes into a file, and puts the number of its process into another.
    package static func start(
        _ command: String, arguments: [String], output: String, number: String
    ) throws(ProgramError) {
        try run(service, [output, number, command] + arguments)
    }

    /// The shell ends at once and is waited for; what it started belongs to nobody here.
    private static func run(_ line: String, _ arguments: [String]) throws(ProgramError) {
        let shell = try Shell.start(line, arguments)
        var status: Int32 = 0
        while waitpid(shell, &status, 0) < 0 {
            guard errno == EINTR else { return }
        }
        guard status == 0 else { throw ProgramError(code: ENOENT) }
    }
}
