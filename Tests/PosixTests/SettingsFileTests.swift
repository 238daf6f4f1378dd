import Glibc
import Posix
import TestSupport
import Testing

struct `A settings file` {
    @Test(arguments: [
        ("threads = 2", ["--threads=2"]), ("fsync", ["--fsync"]), ("a=1\nb = 2\n", ["--a=1", "--b=2"]),
        ("  name\t=  two words  ", ["--name=two words"]), ("listen = [::1]:7788", ["--listen=[::1]:7788"]),
        ("url = a=b=c", ["--url=a=b=c"]), ("# nothing\n\n  \nfsync # always", ["--fsync"]),
        ("a = 1\r\nb\r\n", ["--a=1", "--b"]), ("a =\nb", ["--a=", "--b"]), ("log-level = debug", ["--log-level=debug"]),
        ("", []),
        ("name = 김하나", ["--name=김하나"]), ("key.undo = ^_, Alt-_", ["--key.undo=^_, Alt-_"]),
    ])
    func `is long options, one a line`(_ text: String, _ options: [String]) throws {
        #expect(try SettingsFile.options(in: text, "f") == options)
    }

    @Test(arguments: [
        ("a = 1\n\nThreads = 2", 3, "Threads"), ("fsync=1\n2x = 3", 2, "2x"), ("a b = 1", 1, "a b"),
        ("--fsync", 1, "--fsync"), ("-", 1, "-"), ("= fsync", 1, "= fsync"), ("=", 1, "="), ("é = 1", 1, "é"),
        ("\u{345}a", 1, "\u{345}a"),
        ("config = other", 1, "config"), ("a\r\nb\r\nC", 3, "C"), ("# x\n! = 1", 2, "!"),
    ])
    func `names the line that is none`(_ text: String, _ line: Int, _ found: String) {
        #expect(throws: SettingsError.line(path: "f", number: line, text: found)) {
            try SettingsFile.options(in: text, "f")
        }
    }
}

struct `A change of a settings file` {
    private static let written = "# mine\ntheme = dark   # at night\n\n  tab=focus\r\ntheme = light\n"

    @Test(arguments: [
        ("", "a", "1", "a = 1\n"), ("b", "a", "1", "b\na = 1\n"), ("# a = 2\n", "a", "1", "# a = 2\na = 1\n"),
        ("a = 2", "a", "1", "a = 1"), ("\ta=2 # why\nb", "a", "1", "\ta = 1 # why\nb"),
        (written, "theme", "mono", written.replacing("theme = light", with: "theme = mono")),
        (written, "theme", nil, "# mine\n\n  tab=focus\r\n"), (written, "key.undo", "^Z", written + "key.undo = ^Z\n"),
        (written, "name", nil, written),
    ])
    func `leaves all else as it is`(_ text: String, _ name: String, _ value: String?, _ changed: String) {
        #expect(SettingsFile.change(name, to: value, in: text) == changed)
    }
}

struct `Arguments and the file they name` {
    private let scratch = Scratch()

    @Test(arguments: [["--config", "FILE", "--threads=4"], ["--threads=4", "--config=FILE"]])
    func `are one list, the arguments last so that they win`(_ arguments: [String]) throws {
        scratch.write("threads = 2\n", to: "settings", mode: 0o644)
        let arguments = arguments.map { $0.replacing("FILE", with: scratch.file("settings")) }
        #expect(try SettingsFile.expand(arguments) == ["--threads=2"] + arguments)
    }

    @Test(arguments: [[], ["--threads", "4"], ["--config"]])
    func `are the arguments alone where none is named`(_ arguments: [String]) throws {
        #expect(try SettingsFile.expand(arguments) == arguments)
    }

    @Test func `cannot be read where it is not there`() {
        let path = scratch.file("none")
        #expect(throws: SettingsError.missing(path: path)) { try SettingsFile.expand(["--config", path]) }
    }

    @Test func `cannot be read where it is a folder`() {
        #expect(throws: SettingsError.file(.unreadable(path: scratch.path, code: EISDIR))) {
            try SettingsFile.expand(["--config", scratch.path])
        }
    }

    @Test func `cannot be read where it is no settings file's size`() {
        scratch.write(Array(repeating: 0x61, count: 1 << 20 + 1), to: "f")
        #expect(throws: SettingsError.file(.damaged(path: scratch.file("f")))) {
            try SettingsFile.expand(["--config", scratch.file("f")])
        }
    }
}
