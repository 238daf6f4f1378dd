import ArgumentParser
import ClientCore
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


            """ + SettingsHelp.text)

    @OptionGroup var options: Options

    mutating func validate() throws {
        try options.validate()
    }

    /// The settings are not among the options any more.
    private func run(_ settings: Settings) throws {
        do {
            let setup = try Setup(options, settings)
            let exit = try setup.isLineMode ? LineMode.run(setup) : FullScreen.run(setup)
            throw ExitCode(exit)
        } catch let complaint as Complaint {
            throw complaint.report()
        }
    }

    static func main() {
        do {
            var arguments = try SettingsFile.expand(Array(CommandLine.arguments.dropFirst()), standard: Paths.settings)
            let settings = try SettingArguments.take(from: &arguments)
            var command = try Sotto.parseAsRoot(arguments)
            guard let sotto = command as? Sotto else { return try command.run() }
            try sotto.run(settings)
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch let complaint as Complaint {
            Glibc.exit(complaint.report().rawValue)
        } catch let error as SettingsError {
            Glibc.exit(Complaint(error).report().rawValue)
        } catch {
            guard Sotto.exitCode(for: error) != .success else { Sotto.exit(withError: error) }
            Glibc.exit(Complaint(usage: Sotto.message(for: error)).report().rawValue)
        }
    }
}
