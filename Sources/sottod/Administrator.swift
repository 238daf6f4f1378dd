import Glibc
import Posix
import SecureChannel
import ServerNetwork
import ServerStore
import SottoModel

/// Puts a request to the server that has the data directory, or does what it asks where none has.
enum Administrator {
    /// Prints what is answered, or what is made of it.
    static func ask(
        _ request: ControlRequest, _ folder: FolderOption, showing shown: (String) -> String = { $0 }
    ) throws {
        do {
            print(shown(try words(of: answer(to: request, in: folder.path))))
        } catch {
            throw Complaint(error).report()
        }
    }

    /// Has the server that runs do something; there is nothing to do where none does.
    static func instruct(_ instruction: ServerInstruction, _ folder: FolderOption) throws {
        do {
            guard let answer = ControlSocket.ask(ControlRequest.instruction(instruction).line, in: folder.path) else {
                throw NobodyServes(path: folder.path)
            }
            print(try words(of: ControlAnswer(answer) ?? .refused("the server was not understood")))
        } catch {
            throw Complaint(error).report()
        }
    }

    private static func answer(to request: ControlRequest, in path: String) throws -> ControlAnswer {
        do {
            let directory = try DataDirectory(path)
            return try administration(of: directory).perform(request)
        } catch let error as FileError {
            guard case .inUse = error else { throw error }
            guard let answer = ControlSocket.ask(request.line, in: path).flatMap(ControlAnswer.init) else {
                throw error
            }
            return answer
        }
    }

    /// No server runs, so nobody knows where it will be.
    private static func administration(of directory: borrowing DataDirectory) throws -> Administration {
        let seed = try directory.seed()
        guard let identity = Identity(seed: seed), let journalKey = JournalKey(seed: seed) else {
            throw FileError.damaged(path: directory.path + "/server.key")
        }
        let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: Clocks.wallMilliseconds()) }
        return Administration(
            key: identity.channelKey, address: nil, doors: try directory.doors(now: now),
            people: PeopleDesk(try OpenedStore(directory.journal, journalKey, isSynchronous: true), now: now), now: now)
    }

    private static func words(of answer: ControlAnswer) throws(RequestRefused) -> String {
        switch answer {
        case .done(let words): return words
        case .refused(let why): throw RequestRefused(why: why)
        }
    }
}

/// No server has the folder.
struct NobodyServes: Error {
    let path: String
}

/// The server would not do what was asked.
struct RequestRefused: Error {
    let why: String
}
