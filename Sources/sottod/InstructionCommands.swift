import ArgumentParser
import ServerStore

/// `sottod reload`: the same as SIGHUP, with an answer.
struct ReloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload", abstract: "Have the running server read its settings file again.",
        discussion: """
            Addresses, limits, log and metrics change at once; --data, --closed, --threads and --fsync with the next \
            restart. Where something is wrong nothing changes.
            """)

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.instruct(.reload, folder)
    }
}

/// `sottod restart`: the same as SIGUSR2, with an answer.
struct RestartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart", abstract: "Replace the running server by the installed program.",
        discussion: """
            Everything is kept, people are told and are back within seconds, and no connection is refused: those who \
            connect meanwhile wait. The process stays the same.
            """)

    @OptionGroup var folder: FolderOption

    func run() throws {
        try Administrator.instruct(.restart, folder)
    }
}
