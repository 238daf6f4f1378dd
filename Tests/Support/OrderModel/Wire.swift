import ServerCore
import SottoModel

/// A connection: what is on its way in each direction. Either end may go without the other hearing of it.
final class Wire {
    let session: SessionID
    private(set) var up: [ClientRequest] = []
    private(set) var down: [ServerEvent] = []
    /// The client listens no more: what still comes for it is lost.
    private(set) var isDeaf = false
    /// The server has said its last word.
    private(set) var isClosing = false

    init(_ session: SessionID) {
        self.session = session
    }

    func say(_ request: ClientRequest) {
        if !isDeaf { up.append(request) }
    }

    func tell(_ event: ServerEvent) {
        if !isDeaf, !isClosing { down.append(event) }
    }

    /// The first so many of what the client said; the rest goes on waiting.
    func takeUp(_ most: Int) -> [ClientRequest] {
        defer { up.removeFirst(min(most, up.count)) }
        return Array(up.prefix(most))
    }

    func takeDown(_ most: Int) -> [ServerEvent] {
        defer { down.removeFirst(min(most, down.count)) }
        return Array(down.prefix(most))
    }

    func close(_ reason: CloseReason) {
        tell(.close(reason))
        isClosing = true
    }

    /// The client's end goes; of what it said only the first so many come through.
    func cut(arriving most: Int) {
        isDeaf = true
        down = []
        up.removeLast(max(0, up.count - most))
    }
}
