import Glibc
import Posix
import Text

/// The person's own editor on what they are writing. It has the terminal meanwhile, and a thread waits for its end.
final class DraftEditor: Sendable {
    enum End: Sendable {
        case edited(String)
        case failed(Phrase)
    }

    private let file: ScratchFile
    private let program: ForegroundProgram

    /// - Parameter done: called once, on another thread.
    init(_ text: String, done: @escaping @Sendable (End) -> Void) throws(Complaint) {
        let command = Paths.environment("VISUAL") ?? Paths.environment("EDITOR") ?? "vi"
        do throws(FileError) {
            file = try ScratchFile(text + "\n", named: "message.txt", in: Paths.scratch)
        } catch {
            throw Complaint(error)
        }
        do throws(ProgramError) {
            program = try ForegroundProgram(shell: command, argument: file.path)
        } catch {
            file.remove()
            throw Complaint(error)
        }
        do throws(ThreadError) {
            try Thread.start("editor") { [file, program] in done(Self.end(of: program, on: file, command)) }
        } catch {
            program.end()
            file.remove()
            throw Complaint(error)
        }
    }

    /// For when there is no waiting any more.
    func giveUp() {
        program.end()
        file.remove()
    }

    private static func end(of program: ForegroundProgram, on file: ScratchFile, _ command: String) -> End {
        let status = program.wait()
        defer { file.remove() }
        guard status == 0 else { return .failed(ended(command, status)) }
        do throws(FileError) {
            return .edited(try file.read())
        } catch {
            return .failed(Complaint(error).message)
        }
    }

    private static func ended(_ command: String, _ status: Int32) -> Phrase {
        Phrase(
            "the editor '\(command)' ended with status \(status)", "편집기 '\(command)', 상태 \(status, .direction) 끝났습니다")
    }
}
