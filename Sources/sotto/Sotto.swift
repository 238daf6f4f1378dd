import ClientCore
import Glibc
import Posix
import Text

@main
enum Sotto {
    static func main() {
        var options = Options(locale: Language(locale: Paths.environment))
        do throws(Complaint) {
            try options.read(try arguments())
            exit(try run(options))
        } catch {
            error.report(in: options.settings.language)
            exit(error.code)
        }
    }

    /// With those of the settings file before them.
    private static func arguments() throws(Complaint) -> [String] {
        let given = Array(CommandLine.arguments.dropFirst())
        do throws(SettingsError) {
            return try SettingsFile.expand(given, standard: Paths.settings)
        } catch {
            throw Complaint(error)
        }
    }

    private static func run(_ options: Options) throws(Complaint) -> Int32 {
        guard !options.asksForHelp else {
            print(Help.text(in: options.settings.language))
            return EX_OK
        }
        if let words = options.keyWords {
            let said = try KeyCommand(words).run(in: options.state ?? Paths.state, options.settings.language)
            print(said[options.settings.language])
            return EX_OK
        }
        let kept = try Kept(options.state ?? Paths.state, in: options.settings.language)
        if options.server == nil { OwnServer.wake(kept) }
        return try options.isLineMode ? LineMode.run(Setup(options, kept)) : FullScreen.run(options, kept)
    }
}
