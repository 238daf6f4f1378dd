import ArgumentParser
import Glibc
import ServerStore

/// `sottod user erase`: the one command that cannot be taken back, so it asks.
struct EraseUser: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase somebody's account and everything they said.",
        discussion: """
            Their name, their whispers that wait, what they may do in rooms, and every word of theirs, out of the \
            store, its log and its index; whoever reads a room sees it go. Stays: that something was said, when and \
            in which order; what others said of them; a ban. Who is erased can come back as somebody new.
            """)

    @Argument var who: Reference

    @Flag(help: "Do not ask first.")
    var yes = false

    @OptionGroup var folder: FolderOption

    func run() throws {
        guard try yes || isConfirmed() else { throw ExitCode(1) }
        try Administrator.ask(.people(.erase(who.text)), folder)
    }

    private func isConfirmed() throws -> Bool {
        guard isatty(0) == 1 else { throw Complaint(NotConfirmed()).report() }
        print("Erase \(who.text) and everything they said, for good? [y/N] ", terminator: "")
        fflush(nil)
        return ["y", "yes"].contains(readLine() ?? "")
    }
}

/// There is nobody to ask.
struct NotConfirmed: Error {}
