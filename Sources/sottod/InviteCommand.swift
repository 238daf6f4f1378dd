import ArgumentParser
import Glibc
import Posix
import QRCode
import SecureChannel
import ServerNetwork
import ServerStore
package import SottoModel

/// `sottod invite`: prints an invite into a closed server, whether it runs or not.
struct InviteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Print an invite; list them; revoke one.",
        discussion: """
            Whoever has a closed server's invite is let in. It is a secret: hand it over by a way you trust, to be \
            read by `sotto -`. The server may be running or not; what counts is that it runs with --closed.
            """,
        subcommands: [ListInvites.self, RevokeInvite.self])

    @OptionGroup var folder: FolderOption

    @Flag(help: "For one person: whoever comes first.")
    var singleUse = false

    @Option(help: ArgumentHelp("How long it leads in: 30m, 12h, 7d.", valueName: "time"))
    var expires = Lifetime.week

    @Option(help: ArgumentHelp("The room it leads to.", valueName: "room"))
    var room: RoomName?

    @Flag(help: "Draw it as a QR code too.")
    var qr = false

    @OptionGroup var advertised: AdvertiseOption

    func run() throws {
        var terms = InviteTerms()
        terms.isSingleUse = singleUse
        terms.seconds = expires.seconds
        terms.room = room
        terms.address = advertised.advertise.flatMap { ServerAddress($0) }
        try Administrator.ask(.invite(terms), folder) { qr ? Self.drawn($0) : $0 }
    }

    /// Whatever is longer than a code holds stays as it is.
    private static func drawn(_ invite: String) -> String {
        ([invite] + (QRCode(Array(invite.utf8))?.lines ?? [])).joined(separator: "\n")
    }
}

struct ListInvites: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the invites that still lead in: id, kind, time left.")

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.ask(.invites, folder)
    }
}

struct RevokeInvite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "End an invite. Whoever came in by it stays in.")

    @Argument(help: "Its id, as `sottod invite list` shows it.")
    var id: DoorID

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.ask(.revoke(id), folder)
    }
}

/// `sottod door rotate`: the secret that everybody who was let in goes by.
struct DoorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "door", abstract: "The door that people who were let in come back by.",
        subcommands: [RotateDoor.self])
}

struct RotateDoor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Make a new door. Earlier ones lead in for 60 days more; it happens by itself every 30 days.")

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.ask(.rotate, folder)
    }
}

/// A time as people write it: a number and m, h or d.
struct Lifetime: ExpressibleByArgument, Hashable {
    static let week = Lifetime(seconds: 7 * 86_400)

    let seconds: Int64

    private init(seconds: Int64) {
        self.seconds = seconds
    }

    init?(argument: String) {
        let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            (1...InviteTerms.longest / unit).contains(count)
        else { return nil }
        seconds = count * unit
    }

    var defaultValueDescription: String { "7d" }
}

extension DoorID: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}

extension RoomName: ExpressibleByArgument {
    /// `#` may be left out, since shells take it for a comment.
    package init?(argument: String) {
        do { try self.init(argument.hasPrefix("#") ? argument : "#" + argument) } catch { return nil }
    }
}
