import ArgumentParser
import Glibc
import Posix
import ServerNetwork
import ServerStore
import SottoModel

/// An error in words: what happened, what to do, and the exit code of sysexits.
struct Complaint {
    private let message: String
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
        case let error as FileError: self.init(file: error)
        case let error as SettingsError: self.init(settings: error)
        case let error as RequestRefused: self.init(error.why, hint: nil, code: EX_UNAVAILABLE)
        case let error as ServerError: self.init(server: error)
        case let error as StoreError: self.init(store: error)
        default: self.init("\(error)", hint: nil, code: EX_SOFTWARE)
        }
    }

    /// - Parameter message: what the parser of the arguments says.
    init(usage message: String) {
        self.init(message, hint: "sottod --help lists the options", code: EX_USAGE)
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
            self.init("\(path) cannot be read: \(String(cString: strerror(code)))", hint: nil, code: EX_IOERR)
        case .unwritable(let path, let code):
            self.init(
                "\(path) cannot be written: \(String(cString: strerror(code)))",
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
        case .missing(let path): self.init("there is no settings file \(path)", hint: nil, code: EX_NOINPUT)
        case .file(let error): self.init(file: error)
        case .line(let path, let number, let text):
            self.init(
                "\(path), line \(number): '\(text)' is no option", hint: "sottod --help lists the options",
                code: EX_CONFIG)
        }
    }

    private init(store error: StoreError) {
        switch error {
        case .newer(let path):
            self.init(
                "\(path) was made by a later version of sottod", hint: "use that version; the file was left as it is",
                code: EX_DATAERR)
        case .ended: self.init("the server is ending", hint: nil, code: EX_UNAVAILABLE)
        case .unusable(let path, let reason):
            self.init(
                "\(path) cannot be used: \(reason)",
                hint: "restore it from a backup, or name another folder with --data",
                code: EX_DATAERR)
        }
    }

    private init(server error: ServerError) {
        switch error {
        case .cannotListen(let address, let reason):
            self.init(
                "cannot listen on \(address): \(reason)",
                hint: "another program may have the port; --listen \(address.host):0 picks a free one",
                code: EX_UNAVAILABLE)
        case .badIdentity: self.init("the server's key cannot be used", hint: nil, code: EX_DATAERR)
        }
    }
}
