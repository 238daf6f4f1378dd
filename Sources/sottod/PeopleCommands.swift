import ArgumentParser
import ServerStore
package import SottoModel

/// `sottod user`: who has which name, whether the server runs or not.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Names and whose they are: list them, free one, give one to another key, erase somebody.",
        discussion: """
            Somebody who lost the key has lost the name with it: free it for whoever comes first, or give it to the \
            key they have now. The server may be running or not. WHO is a name, a fingerprint or a key.
            """,
        subcommands: [ListUsers.self, FreeName.self, GiveName.self, EraseUser.self])
}

struct ListUsers: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Names, and their owners' keys.")

    @Argument(help: "Only names with this in them.")
    var part = ""

    @OptionGroup var folder: FolderOption

    func validate() throws {
        if part.contains(where: \.isWhitespace) { throw ValidationError("no name has a space in it") }
    }

    func run() throws {
        try Administrator.ask(.people(.names(part: part)), folder)
    }
}

struct FreeName: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "free", abstract: "Take a name from its owner, who goes by one like it from then on.")

    @Argument var name: UserName

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.ask(.people(.free(name)), folder)
    }
}

struct GiveName: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give", abstract: "Make a name somebody's, whoever has it now.")

    @Argument var name: UserName

    @Argument(help: "A key (base64url), or the fingerprint or name of somebody known.")
    var who: Reference

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.ask(.people(.give(name, to: who.text)), folder)
    }
}

/// `sottod ban`: who may not come in.
struct BanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ban", abstract: "Who may not come in: list them, add one, remove one.",
        discussion: "The server may be running or not. WHO is a name, a fingerprint or a key.",
        subcommands: [ListBans.self, AddBan.self, RemoveBan.self])
}

struct ListBans: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List who may not come in: name, key, how long, from where, why.")

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.ask(.people(.bans), folder)
    }
}

struct AddBan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Keep somebody out. Who is there is sent away.")

    @Argument var who: Reference

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long: 30m, 12h, 7d. (default: until it is removed)", valueName: "time"))
    var lifetime: Lifetime?

    @Flag(help: "Everybody else from where they are now, too.")
    var address = false

    @Option(help: "Why, as they will read it.")
    var reason = ""

    @OptionGroup var folder: FolderOption

    func validate() throws {
        if reason.utf8.count > Sentence.reasonBytes {
            throw ValidationError("--reason has at most \(Sentence.reasonBytes) bytes")
        }
    }

    func run() throws {
        var terms = BanTerms()
        terms.seconds = lifetime?.seconds
        terms.address = address
        terms.reason = reason
        try Administrator.ask(.people(.ban(who.text, terms)), folder)
    }
}

struct RemoveBan: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Let somebody in again.")

    @Argument var who: Reference

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.ask(.people(.unban(who.text)), folder)
    }
}

/// Somebody by name, fingerprint or key: a word.
struct Reference: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard !argument.isEmpty, !argument.contains(where: \.isWhitespace) else { return nil }
        text = argument
    }
}

extension UserName: ExpressibleByArgument {
    package init?(argument: String) {
        do { try self.init(argument) } catch { return nil }
    }
}
