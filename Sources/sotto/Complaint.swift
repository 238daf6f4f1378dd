import ArgumentParser
import ClientStore
import CursesTerminal
import Glibc
import Posix
import SottoModel

/// An error in words: what happened, what to do, and the exit code of sysexits.
struct Complaint: Error {
    let message: String
    private let hint: String?
    private let code: Int32

    init(_ message: String, hint: String? = nil, code: Int32) {
        self.message = message
        self.hint = hint
        self.code = code
    }

    /// Writes `sotto: error: …` and, where there is one, `sotto: hint: …`.
    func report() -> ExitCode {
        StandardError.write("sotto: error: \(message)")
        if let hint { StandardError.write("sotto: hint: \(hint)") }
        return ExitCode(code)
    }
}

extension Complaint {
    /// - Parameter message: what the parser of the arguments says.
    init(usage message: String) {
        self.init(message, hint: "sotto --help lists the options", code: EX_USAGE)
    }

    init(_ error: FileError) {
        switch error {
        case .inUse(let path):
            self.init(
                "another sotto is using \(path)", hint: "end it, or give this one a folder of its own with --state",
                code: EX_TEMPFAIL)
        case .unreadable(let path, let code):
            self.init("\(path) cannot be read: \(Self.words(code))", code: EX_IOERR)
        case .unwritable(let path, let code):
            self.init(
                "\(path) cannot be written: \(Self.words(code))", hint: "name another folder with --state",
                code: EX_CANTCREAT)
        case .damaged(let path):
            self.init("\(path) is damaged", hint: "restore it from a backup, or move it away", code: EX_DATAERR)
        case .readableByOthers(let path):
            self.init("\(path) can be read by others", hint: "chmod 600 '\(path)'", code: EX_NOPERM)
        }
    }

    /// What was kept and is lost.
    static func words(_ damage: Damage) -> String {
        switch damage {
        case .parts(let path, 1): "\(path) is damaged in one place; the rest of it was read"
        case .parts(let path, let count): "\(path) is damaged in \(count) places; the rest of it was read"
        case .all(let aside):
            "what was kept could not be read: another key sealed it, or it is damaged. It lies at \(aside) now"
        }
    }

    init(_ error: SettingsError) {
        switch error {
        case .missing(let path): self.init("there is no settings file \(path)", code: EX_NOINPUT)
        case .file(let error): self.init(error)
        case .line(let path, let number, let text):
            self.init(
                "\(path), line \(number): '\(text)' is no option", hint: "sotto --help lists the options",
                code: EX_CONFIG)
        }
    }

    init(_ error: TerminalError) {
        switch error {
        case .notATerminal: self.init("there is no terminal", hint: "--plain needs none", code: EX_USAGE)
        case .unknownTerminal(let name):
            self.init("the terminal '\(name)' is not known here", hint: "TERM=xterm-256color sotto …", code: EX_CONFIG)
        case .system(let code): self.init("the terminal cannot be used: \(Self.words(code))", code: EX_OSERR)
        }
    }

    init(_ error: InviteError) {
        let what =
            switch error {
            case .notAServer: "that is no server"
            case .badRoom: "the invite's room is no room name"
            case .badKey: "the invite's key is no key"
            case .badDoor: "the invite's id and psk do not fit"
            case .unknownField(let field): "the invite has a field that is not known: \(field)"
            }
        self.init(what, hint: "host, host:port, [v6]:port, or a whole sotto:// invite in quotes", code: EX_USAGE)
    }

    /// Whoever is on the machine sees the arguments of a program, and what was seen cannot be taken back.
    init(secretInArguments argument: String) {
        let command = CommandLine.arguments.map { $0 == argument ? "-" : Self.quoted($0) }.joined(separator: " ")
        self.init(
            "an invite with a psk is not taken from the arguments: everybody on this machine can read those",
            hint: "\(command)", code: EX_USAGE)
    }

    /// As a shell reads it back.
    private static func quoted(_ argument: String) -> String {
        let isPlain = argument.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-_./:=+,@%".utf8.contains(byte)
            }
        }
        return isPlain && !argument.isEmpty
            ? argument
            : "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    init(_ error: ProgramError) {
        self.init("no program could be started: \(Self.words(error.code))", code: EX_OSERR)
    }

    init(_ error: ThreadError) {
        self.init("no thread could be started: \(Self.words(error.code))", code: EX_OSERR)
    }

    private static func words(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
