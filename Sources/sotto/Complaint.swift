import ClientCore
import ClientStore
import CursesTerminal
import Glibc
import Posix
import SottoModel
import Text

/// An error in words: what happened, what to do, and the exit code of sysexits.
struct Complaint: Error {
    let message: Phrase
    let code: Int32
    private let hint: Phrase?

    init(_ message: Phrase, hint: Phrase? = nil, code: Int32) {
        self.message = message
        self.hint = hint
        self.code = code
    }

    /// Writes `sotto: error: …` and, where there is one, `sotto: hint: …`.
    func report(in language: Language) {
        StandardError.write("sotto: error: \(message[language])")
        if let hint { StandardError.write("sotto: hint: \(hint[language])") }
    }
}

extension Complaint {
    /// About the arguments.
    init(usage message: Phrase) {
        self.init(message, hint: Self.listing, code: EX_USAGE)
    }

    private static let listing = Phrase("sotto --help lists the options", "sotto --help가 옵션을 보여 줍니다")

    init(_ error: FileError) {
        switch error {
        case .inUse(let path):
            self.init(
                Phrase("another sotto is using \(path)", "다른 sotto가 \(path, .object) 쓰고 있습니다"),
                hint: Phrase(
                    "end it, or give this one a folder of its own with --state", "그것을 끝내거나, --state로 다른 폴더를 쓰세요"),
                code: EX_TEMPFAIL)
        case .unreadable(let path, let code):
            let why = Self.words(code)
            self.init(Phrase("\(path) cannot be read: \(why)", "\(path, .object) 읽을 수 없습니다: \(why)"), code: EX_IOERR)
        case .unwritable(let path, let code):
            let why = Self.words(code)
            self.init(
                Phrase("\(path) cannot be written: \(why)", "\(path)에 쓸 수 없습니다: \(why)"),
                hint: Phrase("name another folder with --state", "--state로 다른 폴더를 쓰세요"), code: EX_CANTCREAT)
        case .damaged(let path):
            self.init(
                Phrase("\(path) is damaged", "\(path, .subject) 망가졌습니다"),
                hint: Phrase("restore it from a backup, or move it away", "백업에서 되살리거나 다른 곳으로 옮기세요"), code: EX_DATAERR)
        case .readableByOthers(let path):
            self.init(
                Phrase("\(path) can be read by others", "\(path, .object) 다른 사람이 읽을 수 있습니다"),
                hint: Phrase(verbatim: "chmod 600 '\(path)'"), code: EX_NOPERM)
        }
    }

    /// What was kept and is lost.
    static func words(_ damage: Damage) -> Phrase {
        switch damage {
        case .parts(let path, 1):
            Phrase("\(path) is damaged in one place; the rest of it was read", "\(path)의 한 곳이 망가져서 나머지만 읽었습니다")
        case .parts(let path, let count):
            Phrase(
                "\(path) is damaged in \(count) places; the rest of it was read", "\(path)의 \(count)곳이 망가져서 나머지만 읽었습니다")
        case .all(let aside):
            Phrase(
                "what was kept could not be read: another key sealed it, or it is damaged. It lies at \(aside) now",
                "보관한 것을 읽을 수 없었습니다. 다른 키로 봉했거나 망가졌습니다. 이제 \(aside)에 있습니다")
        }
    }

    init(_ error: SettingsError) {
        switch error {
        case .missing(let path):
            self.init(Phrase("there is no settings file \(path)", "설정 파일 \(path, .subject) 없습니다"), code: EX_NOINPUT)
        case .file(let error): self.init(error)
        case .line(let path, let number, let text):
            self.init(
                Phrase(
                    "\(path), line \(number): '\(text)' is no option", "\(path) \(number)번째 줄: '\(text)', 이런 옵션은 없습니다"),
                hint: Self.listing, code: EX_CONFIG)
        }
    }

    init(_ error: TerminalError) {
        switch error {
        case .notATerminal:
            self.init(
                Phrase("there is no terminal", "터미널이 없습니다"),
                hint: Phrase("--plain needs none", "--plain은 터미널 없이 됩니다"), code: EX_USAGE)
        case .unknownTerminal(let name):
            self.init(
                Phrase("the terminal '\(name)' is not known here", "'\(name)' 터미널을 여기서는 모릅니다"),
                hint: Phrase(verbatim: "TERM=xterm-256color \(Self.command { $0 })"), code: EX_CONFIG)
        case .system(let code):
            let why = Self.words(code)
            self.init(Phrase("the terminal cannot be used: \(why)", "터미널을 쓸 수 없습니다: \(why)"), code: EX_OSERR)
        }
    }

    init(_ error: InviteError) {
        self.init(
            Words.of(error),
            hint: Phrase(
                "host, host:port, [v6]:port, or a whole sotto:// invite in quotes",
                "호스트, 호스트:포트, [v6]:포트, 또는 따옴표로 묶은 sotto:// 초대 전체"),
            code: EX_USAGE)
    }

    /// Whoever is on the machine sees the arguments of a program, and what was seen cannot be taken back.
    init(secretInArguments argument: String) {
        self.init(
            Phrase(
                "an invite with a psk is not taken from the arguments: everybody on this machine can read those",
                "psk가 든 초대는 인자로 받지 않습니다. 인자는 이 컴퓨터의 누구나 읽을 수 있습니다"),
            hint: Phrase(verbatim: Self.command { $0 == argument ? "-" : $0 }), code: EX_USAGE)
    }

    /// What was typed, each argument changed, as a shell reads it back.
    private static func command(_ change: (String) -> String) -> String {
        CommandLine.arguments.map { quoted(change($0)) }.joined(separator: " ")
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
        let why = Self.words(error.code)
        self.init(Phrase("no program could be started: \(why)", "프로그램을 시작할 수 없습니다: \(why)"), code: EX_OSERR)
    }

    init(_ error: ThreadError) {
        let why = Self.words(error.code)
        self.init(Phrase("no thread could be started: \(why)", "스레드를 시작할 수 없습니다: \(why)"), code: EX_OSERR)
    }

    private static func words(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
