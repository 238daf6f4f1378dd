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

    @Option(help: "smart: Tab finishes a name, and with nothing to finish goes to the users; focus: always goes.")
    var tab = TabRule.smart
}

enum TabRule: String, ExpressibleByArgument, CaseIterable {
    case smart, focus
}

extension UserName: ExpressibleByArgument {
    package init?(argument: String) {
        do { try self.init(argument) } catch { return nil }
    }
}

extension RoomName: ExpressibleByArgument {
    /// `#` may be left out, since shells take it for a comment.
    package init?(argument: String) {
        do { try self.init(argument.hasPrefix("#") ? argument : "#" + argument) } catch { return nil }
    }
}
