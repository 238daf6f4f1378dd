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
            `sotto` takes. SIGTERM or ^C ends it: people are told, and everything is sent first.
            """,
        subcommands: [InviteCommand.self, DoorCommand.self, UserCommand.self, BanCommand.self])

    @OptionGroup var options: Options

    mutating func validate() throws {
        try options.validate()
    }

    func run() throws {
        let signals = Signals.held()
        umask(0o077)
        do {
            let service = try Service.start(options)
            service.announce()
            Signals.wait(for: signals)
            try service.stop()
        } catch {
            throw Complaint(error).report()
        }
    }

    static func main() {
        Program.main(arguments: Array(CommandLine.arguments.dropFirst()))
    }
}

/// From the arguments, and the settings file they name, to an exit code.
private enum Program {
    static func main(arguments: [String]) {
        do {
            var command = try Sottod.parseAsRoot(try SettingsFile.expand(arguments))
            try command.run()
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch let error as SettingsError {
            exit(Complaint(error).report().rawValue)
        } catch {
            guard Sottod.exitCode(for: error) != .success else { Sottod.exit(withError: error) }
            exit(Complaint(usage: Sottod.message(for: error)).report().rawValue)
        }
    }
}
