import Glibc

/// Another process of this program, with what it reads and says.
struct Child {
    /// The lines it said, whole ones only, and whether it was killed.
    let lines: [Substring]
    let wasKilled: Bool

    init(_ words: [String], input: String) throws {
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw Failure("no pipe: errno \(errno)") }
        let process = try Self.start(words, input: toChild, output: fromChild)
        close(toChild[0])
        close(fromChild[1])
        Self.write(input, to: toChild[1])
        close(toChild[1])
        let text = Self.readAll(fromChild[0])
        close(fromChild[0])
        var status: Int32 = 0
        waitpid(process, &status, 0)
        wasKilled = status & 0x7F == SIGKILL
        // A line that was cut was not read by anybody.
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().filter { !$0.isEmpty }
        guard wasKilled || status == 0 else {
            throw Failure("it ended by itself, status \(status): \(text.suffix(500))")
        }
    }

    private static func start(_ words: [String], input: [Int32], output: [Int32]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        for descriptor in input + output { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var arguments = (["/proc/self/exe"] + words).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        guard posix_spawn(&process, "/proc/self/exe", &actions, nil, &arguments, environ) == 0 else {
            throw Failure("it cannot be started")
        }
        return process
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, Array(rest), rest.count)
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(descriptor, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
