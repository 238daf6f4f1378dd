import ArgumentParser
import Glibc
import Posix

@main
struct Sottod: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sottod",
        abstract: "The server of Sotto, an encrypted chat for the terminal.",
        discussion: """
            When it is ready it prints where it listens, the fingerprint of its key, and an invite that \
            `sotto` takes. SIGTERM or ^C ends it: people are told, and everything is sent first. SIGHUP has it read \
            its settings file again, SIGUSR2 replaces it by the installed program.
            """,
        subcommands: [
            InviteCommand.self, DoorCommand.self, UserCommand.self, BanCommand.self, ReloadCommand.self,
            RestartCommand.self, CheckCommand.self, ExportCommand.self, BackupCommand.self,
        ])

    @OptionGroup var options: Options

    mutating func validate() throws {
        try options.validate()
    }

    func run() throws {
        let signals = Signals.held()
        umask(0o077)
        Descriptors.raiseLimit()
        do {
            var supervisor = try Supervisor(options, signals: signals)
            try supervisor.run()
        } catch let code as ExitCode {
            throw code
        } catch {
            throw Complaint(error).report()
        }
    }

    static func main() {
        Program.main()
    }
}

/// From the arguments, and the settings file they name, to an exit code.
enum Program {
    static func main() {
        do {
            var command = try Sottod.parseAsRoot(try arguments())
            try command.run()
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            guard error is SettingsError || Sottod.exitCode(for: error) != .success else {
                Sottod.exit(withError: error)
            }
            exit(Complaint(error).report().rawValue)
        }
    }

    /// What the server is told to do, its settings file read again.
    static func options() throws -> Options {
        try Sottod.parse(try arguments()).options
    }

    private static func arguments() throws(SettingsError) -> [String] {
        try SettingsFile.expand(Array(CommandLine.arguments.dropFirst()))
    }
}
