import Posix
import ServerStore
import Synchronization

/// Answers whoever administers the server, over the socket in its folder. What invites name may change meanwhile.
final class ControlDesk: Sendable {
    private let socket: ControlSocket
    private let administration: Mutex<Administration>

    init(in folder: String, _ administration: Administration) throws {
        self.administration = Mutex(administration)
        socket = try ControlSocket(in: folder)
        try socket.serve { [self] line in self.administration.withLock { $0 }.answer(to: line) }
    }

    func replace(by administration: Administration) {
        self.administration.withLock { $0 = administration }
    }

    func perform(_ request: ControlRequest) -> ControlAnswer {
        administration.withLock { $0 }.perform(request)
    }

    func end() {
        socket.end()
    }
}
