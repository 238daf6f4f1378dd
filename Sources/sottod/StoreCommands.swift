import ArgumentParser
import Glibc
import Posix
import ServerStore
import SottoModel

/// `sottod check`: goes through everything that is kept, and says of each room what is wrong first.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look whether everything that is kept is what was written.",
        discussion: """
            A line for each room: how many entries it has, and the first that is altered or missing. Changes nothing; \
            the server may run.
            """)

    @OptionGroup var folder: FolderOption

    func run() throws {
        do {
            let check = try StoreCheck(try StoreReader(folder.path))
            for line in CheckText.lines(check) { print(line) }
            guard check.isGood else { throw StoreDamaged() }
        } catch {
            throw Complaint(error).report()
        }
    }
}

/// `sottod export`: what was said, a line of JSON each.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print what was said in rooms, a line of JSON for each entry.",
        discussion: "The server may run: it is read a little at a time.")

    @OptionGroup var folder: FolderOption

    @Option(help: ArgumentHelp("Only this room.", valueName: "room"))
    var room: RoomName?

    @Option(help: ArgumentHelp("Only what was said since then: 30m, 12h, 7d ago.", valueName: "time"))
    var since: Lifetime?

    func run() throws {
        do {
            let since = since.map { Timestamp(milliseconds: Clocks.wallMilliseconds() - $0.seconds * 1000) }
            let export = StoreExport(try StoreReader(folder.path), room: room, since: since)
            let altered = try export.run { print($0) }
            guard altered.isEmpty else { throw EntriesLeftOut(numbers: altered) }
        } catch {
            throw Complaint(error).report()
        }
    }
}

/// `sottod backup`: a copy of the whole folder, while the server runs or not.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy everything that is kept, keys included, into an empty folder.",
        discussion: """
            The server may run; the copy is as of one moment. A server that is started with --data on the copy goes on \
            from there. Keep it as secret as the folder itself.
            """)

    @OptionGroup var folder: FolderOption

    @Argument(help: ArgumentHelp("Made where it is missing; refused where something is in it.", valueName: "folder"))
    var target: String

    func run() throws {
        umask(0o077)
        do {
            try StoreBackup(try StoreReader(folder.path)).write(to: target)
        } catch {
            throw Complaint(error).report()
        }
    }
}

/// Something that is kept is not what was written.
struct StoreDamaged: Error {}

/// Entries that are not what was written.
struct EntriesLeftOut: Error {
    let numbers: [Int64]
}
