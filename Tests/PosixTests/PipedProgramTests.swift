import Posix
import Testing

struct PipedProgramTests {
    @Test func `it answers what it is told`() throws {
        let program = try PipedProgram(shell: "while read line; do echo \"<$line>\"; done")
        #expect(program.write("one\n", within: 5_000))
        #expect(program.answer(upTo: "\n", within: 5_000) == "<one>\n")
        #expect(program.write("two\n", within: 5_000))
        #expect(program.answer(upTo: ">\n", within: 5_000) == "<two>\n")
    }

    @Test func `one that ends gives no answer`() throws {
        let program = try PipedProgram(shell: "exit 3")
        #expect(program.answer(upTo: "\n", within: 5_000) == nil)
    }

    @Test func `one that hangs is waited for no longer than that`() throws {
        let program = try PipedProgram(shell: "sleep 1000")
        #expect(program.answer(upTo: "\n", within: 20) == nil)
    }

    @Test func `an answer without end is no answer`() throws {
        let program = try PipedProgram(shell: "yes")
        #expect(program.answer(upTo: "no\n", within: 5_000) == nil)
    }

    @Test func `once it is ended nobody answers, and ending it again does nothing`() throws {
        let program = try PipedProgram(shell: "cat")
        program.end()
        program.end()
        #expect(!program.write("one\n", within: 20) || program.answer(upTo: "\n", within: 20) == nil)
    }
}
