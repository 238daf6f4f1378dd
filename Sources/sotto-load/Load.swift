import ArgumentParser
import Glibc
import Posix

@main
struct Load: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sotto-load",
        abstract: "Thousands of clients of Sotto on one event loop: what a server bears, and whether it is right.",
        subcommands: [FanOut.self, Storm.self, Soak.self, Restart.self])
}

enum LoadProgram {
    /// Prints the answer as one line; complains where there is none.
    static func run(_ measure: () throws -> Answer) throws {
        raiseFileLimit()
        signal(SIGPIPE, SIG_IGN)
        do {
            print(try measure().line)
        } catch {
            StandardError.write("sotto-load: error: \(words(error))")
            throw ExitCode(EX_UNAVAILABLE)
        }
    }

    private static func raiseFileLimit() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    private static func words(_ error: any Error) -> String {
        switch error {
        case LoadError.system(let call, let code): "\(call): \(String(cString: strerror(code)))"
        case LoadError.server(let why), LoadError.usage(let why): why
        default: "\(error)"
        }
    }
}

extension StandardError {
    static func lines(_ lines: [String]) {
        for line in lines { write("sotto-load: \(line)") }
    }
}
