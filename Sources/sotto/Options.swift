import ArgumentParser
package import SottoModel

struct Options: ParsableArguments {
    @Argument(help: ArgumentHelp("A host, an invite, or - for an invite on standard input.", valueName: "server"))
    var server: String?

    @Option(help: ArgumentHelp("The name to go by. It is remembered.", valueName: "name"))
    var name: UserName?

    @Option(help: ArgumentHelp("The room to begin in. (default: the invite's, or #lobby)", valueName: "room"))
    var room: RoomName?

    @Flag(help: "Lines in and out instead of a screen: for pipes, scripts and screen readers.")
    var plain = false

    @Option(help: ArgumentHelp("The folder of all that is kept. (default: ~/.local/share/sotto)", valueName: "folder"))
    var state: String?

    @Option(
        help: ArgumentHelp(
            "A file of these options, one a line. (default: ~/.config/sotto/config)", valueName: "file"))
    var config: String?

    @Flag(help: "Trust a server that was never seen before without asking. A changed key still stops.")
    var acceptNew = false

    @Option(help: "on keeps a log of whispers here, sealed, since the server keeps none; off does not, and shows none.")
    var ownLog = Switch.on

    @Option(help: ArgumentHelp("How long a whisper stays in the own log.", valueName: "days"))
    var ownLogDays = 365

    @Option(help: ArgumentHelp("How much of the own log is kept, the newest of it.", valueName: "megabytes"))
    var ownLogSize = 4

    func validate() throws {
        guard (1...36_500).contains(ownLogDays) else { throw ValidationError("--own-log-days is 1 to 36500") }
        guard (1...128).contains(ownLogSize) else { throw ValidationError("--own-log-size is 1 to 128") }
    }
}

enum Switch: String, ExpressibleByArgument, CaseIterable {
    case on, off
}

extension UserName: ExpressibleByArgument {
    package init?(argument: String) {
        do { try self.init(chosen: argument) } catch { return nil }
    }
}

extension RoomName: ExpressibleByArgument {
    /// `#` may be left out, since shells take it for a comment.
    package init?(argument: String) {
        do { try self.init(argument.hasPrefix("#") ? argument : "#" + argument) } catch { return nil }
    }
}
