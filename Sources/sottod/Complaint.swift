import ArgumentParser
import Glibc
import Posix
import ServerNetwork
import ServerStore
import SottoModel

/// An error in words: what happened, what to do, and the exit code of sysexits.
struct Complaint: Error {
    let message: String
    private let hint: String?
    private let code: Int32

    /// Writes `sottod: error: …` and, where there is one, `sottod: hint: …`.
    func report() -> ExitCode {
        StandardError.write("sottod: error: \(message)")
        if let hint { StandardError.write("sottod: hint: \(hint)") }
        return ExitCode(code)
    }

    init(_ error: any Error) {
        switch error {
        case let error as Complaint: self = error
        case let error as FileError: self.init(file: error)
        case let error as SettingsError: self.init(settings: error)
        case let error as RequestRefused:
            self.init(
                error.why, hint: "nothing was changed", code: EX_UNAVAILABLE)
        case let error as NobodyServes:
            self.init(
                "no server runs on \(error.path)", hint: "name its folder with --data, or start it",
                code: EX_UNAVAILABLE)
        case let error as Restart.Failed:
            self.init(
                "sottod cannot be started again: \(errorText(error.code))",
                hint: "look whether the program is where it was, and may be executed", code: EX_OSERR)
        case let error as ServerError: self.init(server: error)
        case let error as StoreError: self.init(store: error)
        case let error as BackupRefused:
            self.init(
                "\(error.folder) is not empty", hint: "name a folder that is, or is not there yet", code: EX_CANTCREAT)
        case let error as CopyFailed:
            self.init(
                "\(error.folder) cannot be written: \(errorText(error.code))",
                hint: "nothing of the copy was left; make room, or name another folder", code: EX_CANTCREAT)
        case is NotConfirmed:
            self.init("nobody is there to say yes", hint: "--yes erases without asking", code: EX_USAGE)
        case is NoSuchRoom: self.init("there is no such room", hint: "sottod check lists the rooms", code: EX_NOINPUT)
        case is StoreDamaged:
            self.init(
                "not everything is what was written",
                hint:
                    "a server that starts goes on with the rest, and says in the rooms what is lost; a backup has it still",
                code: EX_DATAERR)
        case let error as EntriesLeftOut:
            self.init(
                "\(error.numbers.count) entries are not what was written and were left out, the first is \(error.numbers[0])",
                hint: "sottod check looks at everything", code: EX_DATAERR)
        case let error as ThreadError:
            self.init(
                "the system makes no thread: \(errorText(error.code))", hint: "look at its limits for this user",
                code: EX_OSERR)
        default:
            // What the parser of the arguments throws has no type of its own.
            self.init(
                Self.line(Sottod.message(for: error)), hint: "sottod --help lists the options", code: EX_USAGE)
        }
    }

    private init(_ message: String, hint: String?, code: Int32) {
        self.message = message
        self.hint = hint
        self.code = code
    }

    private init(file error: FileError) {
        switch error {
        case .inUse(let path):
            self.init(
                "another server is using \(path)", hint: "end it, or give this one a folder of its own with --data",
                code: EX_TEMPFAIL)
        case .unreadable(let path, let code):
            self.init(
                "\(path) cannot be read: \(errorText(code))", hint: "look whose it is: ls -l '\(path)'", code: EX_IOERR)
        case .unwritable(let path, let code):
            self.init(
                "\(path) cannot be written: \(errorText(code))",
                hint: "name another folder with --data",
                code: EX_CANTCREAT)
        case .damaged(let path):
            self.init(
                "\(path) is damaged", hint: "restore it from a backup; without it people see another server",
                code: EX_DATAERR)
        case .readableByOthers(let path):
            self.init("\(path) can be read by others", hint: "chmod 600 '\(path)'", code: EX_NOPERM)
        }
    }

    private init(settings error: SettingsError) {
        switch error {
        case .missing(let path):
            self.init("there is no settings file \(path)", hint: "--config names another", code: EX_NOINPUT)
        case .file(.damaged(let path)):
            self.init("\(path) is no settings file", hint: "it is longer than a megabyte", code: EX_CONFIG)
        case .file(let error): self.init(unreadable: error)
        case .line(let path, let number, let text):
            self.init(
                "\(path), line \(number): '\(text)' is no option", hint: "sottod --help lists the options",
                code: EX_CONFIG)
        }
    }

    private init(unreadable error: FileError) {
        let complaint = Complaint(file: error)
        self.init(complaint.message, hint: complaint.hint, code: EX_NOINPUT)
    }

    private init(store error: StoreError) {
        switch error {
        case .missing(let path):
            self.init("there is no \(path)", hint: "name the server's folder with --data", code: EX_NOINPUT)
        case .older(let path):
            self.init(
                "\(path) was made by an earlier version of sottod", hint: "start this sottod on it once",
                code: EX_DATAERR)
        case .foreign(let path):
            self.init(
                "\(path) was written with another server.key", hint: "put that key back; the file was left as it is",
                code: EX_DATAERR)
        case .newer(let path):
            self.init(
                "\(path) was made by a later version of sottod", hint: "use that version; the file was left as it is",
                code: EX_DATAERR)
        case .ended: self.init("the server is ending", hint: nil, code: EX_UNAVAILABLE)
        case .busy: self.init("others keep the file busy", hint: "try again in a moment", code: EX_TEMPFAIL)
        case .unusable(let path, let reason):
            self.init(
                "\(path) cannot be used: \(reason)",
                hint: "restore it from a backup, or name another folder with --data",
                code: EX_DATAERR)
        }
    }

    private init(server error: ServerError) {
        switch error {
        case .cannotListen(let address, .unresolved):
            self.init(
                "cannot listen on \(address): there is no such host",
                hint: "0.0.0.0 and [::] are every address there is",
                code: EX_NOHOST)
        case .cannotListen(let address, .refused(let code)):
            self.init(
                "cannot listen on \(address): \(errorText(code))", hint: Self.hint(code), code: EX_UNAVAILABLE)
        case .cannotAdopt(let name, _):
            self.init(
                "the socket '\(name)' that was handed over is none to listen on",
                hint: "it has to be a TCP socket: ListenStream= with a port", code: EX_CONFIG)
        case .badIdentity:
            self.init(
                "the server's key cannot be used",
                hint: "restore it from a backup; without it people see another server",
                code: EX_DATAERR)
        }
    }

    private static func hint(_ code: Int32) -> String {
        switch code {
        case EADDRNOTAVAIL: "this machine has no such address; 0.0.0.0 and [::] are every one it has"
        case EACCES: "ports below 1024 need CAP_NET_BIND_SERVICE; any other will do"
        default: "another program may have the port; port 0 picks a free one"
        }
    }

    /// The parser lists what it would take on lines of their own.
    private static func line(_ text: String) -> String {
        let lines = text.split(separator: "\n")
        let listed = lines.dropFirst().map { line in String(line.drop { $0 == " " || $0 == "-" }) }
        let first = String(lines.first ?? "the arguments were not understood")
        return listed.isEmpty ? first : first + " " + listed.joined(separator: ", ")
    }
}
