import Posix
import TestSupport
import Testing

struct `A file for another program` {
    private let scratch = Scratch()

    @Test func `is its owner's alone, and goes with all that was left beside it`() throws {
        let file = try ScratchFile("안녕", named: "message.txt", in: scratch.path)
        let folder = try #require(scratch.names.first)
        #expect(scratch.mode(of: folder) == 0o700)
        #expect(scratch.mode(of: folder + "/message.txt") == 0o600)
        scratch.write("backup", to: folder + "/message.txt~", mode: 0o644)
        #expect(try file.read() == "안녕")
        file.remove()
        #expect(scratch.names == [])
    }

    @Test func `is read as the other program left it`() throws {
        let file = try ScratchFile("one", named: "message.txt", in: scratch.path)
        let program = try ForegroundProgram(
            shell: "f() { echo two > \"$1.new\"; mv \"$1.new\" \"$1\"; }; f", argument: file.path)
        #expect(program.wait() == 0)
        #expect(try file.read() == "two\n")
        file.remove()
    }

    @Test func `that is no text is read all the same`() throws {
        let file = try ScratchFile("one", named: "message.txt", in: scratch.path)
        #expect(try ForegroundProgram(shell: "printf '\\377' > \"$1\"; :", argument: file.path).wait() == 0)
        #expect(try file.read() == "\u{FFFD}")
        file.remove()
    }

    @Test func `is not made where nothing can be written`() {
        #expect(throws: FileError.unwritable(path: scratch.path + "/none", code: 2)) {
            try ScratchFile("one", named: "message.txt", in: scratch.path + "/none")
        }
    }

    @Test func `that was taken away is not read`() throws {
        let file = try ScratchFile("one", named: "message.txt", in: scratch.path)
        file.remove()
        #expect(throws: FileError.self) { try file.read() }
    }
}

struct `Another program at the terminal` {
    @Test(arguments: [("true", 0), ("exit 3;", 3), ("no-such-program-here 2>&-", 127), ("kill -TERM $$;", 143)])
    func `tells how it ended`(line: String, status: Int32) throws {
        #expect(try ForegroundProgram(shell: line, argument: "x").wait() == status)
    }

    @Test func `ends when it is asked to`() throws {
        let program = try ForegroundProgram(shell: "exec sleep 1000 #", argument: "x")
        program.end()
        #expect(program.wait() == 143)
    }
}
