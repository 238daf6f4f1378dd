import ClientCore
import Posix
import Text

/// A program that knows how words are written (`aspell -a`, `hunspell -a`, `ispell -a`), asked on a thread of its own.
final class Speller: Sendable {
    enum News: Sendable {
        case spelt([Spelt])
        /// It ended, or does not answer: it is asked no more.
        case gone(Phrase)
    }

    /// Dictionaries may take their time; words may not.
    private static let beginning = 10_000
    private static let patience = 3_000

    let command: String
    private let program: PipedProgram
    private let words = WorkQueue<String>(weigh: \.utf8.count)

    /// - Parameter tell: called on another thread; after `gone` no more.
    init(_ command: String, tell: @escaping @Sendable (News) -> Void) throws(Complaint) {
        self.command = command
        do throws(ProgramError) {
            program = try PipedProgram(shell: command)
        } catch {
            throw Complaint(error)
        }
        do throws(ThreadError) {
            try Thread.start("speller") { [program, words] in Self.run(command, program, words, tell) }
        } catch {
            program.end()
            throw Complaint(error)
        }
    }

    deinit {
        finish()
    }

    func ask(_ words: [String]) {
        for word in words { self.words.put(word) }
    }

    func finish() {
        words.close()
        program.end()
    }

    private static func run(
        _ command: String, _ program: PipedProgram, _ words: WorkQueue<String>, _ tell: @Sendable (News) -> Void
    ) {
        guard !asks(program, of: words, tell) else { return }
        program.end()
        tell(.gone(Words.noSpeller(command)))
    }

    /// - Returns: false where the program ended or hung; true where nobody asks any more.
    private static func asks(
        _ program: PipedProgram, of words: WorkQueue<String>, _ tell: @Sendable (News) -> Void
    ) -> Bool {
        // It names itself first.
        guard program.answer(upTo: "\n", within: beginning) != nil else { return false }
        while let taken = words.take() {
            var spelt: [Spelt] = []
            for word in taken {
                // With ^ in front it is no command of the speller's.
                guard program.write("^\(word)\n", within: patience),
                    let answer = program.answer(upTo: "\n\n", within: patience)
                else { return false }
                spelt.append(Spelt(word: word, isRight: SpellAnswer.isRight(answer)))
            }
            tell(.spelt(spelt))
        }
        return true
    }
}
