import ArgumentParser
import Glibc
import Posix

@main
struct Sotto: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sotto",
        abstract: "An encrypted chat for the terminal.",
        discussion: """
            SERVER is host, host:port, [v6]:port or an invite (sotto://…); `-` reads an invite from standard \
            input. Without one it goes back to the last server. Without a terminal, or with --plain, a line in \
            is a message or a /command, and a line out is something that happened.
            """)

    @OptionGroup var options: Options

    mutating func validate() throws {
        try options.validate()
    }

    func run() throws {
        do {
            let setup = try Setup(options)
            let exit = try setup.isLineMode ? LineMode.run(setup) : FullScreen.run(setup)
            throw ExitCode(exit)
        } catch let complaint as Complaint {
            throw complaint.report()
        }
    }

    static func main() {
        do {
            let arguments = try SettingsFile.expand(Array(CommandLine.arguments.dropFirst()), standard: Paths.settings)
            var command = try Sotto.parseAsRoot(arguments)
            try command.run()
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch let error as SettingsError {
            Glibc.exit(Complaint(error).report().rawValue)
        } catch {
            guard Sotto.exitCode(for: error) != .success else { Sotto.exit(withError: error) }
            Glibc.exit(Complaint(usage: Sotto.message(for: error)).report().rawValue)
        }
    }
}
