import Posix
import SecureChannel
import SottoModel

/// The handshake of one connection. The pin check is a pure function between message 2 and message 3.
struct Opening {
    private static let nanoseconds: UInt64 = 10_000_000_000

    private let socket: Socket
    private let deadline: UInt64

    init(_ socket: Socket) {
        self.socket = socket
        deadline = Clocks.monotonicNanoseconds() + Self.nanoseconds
    }

    /// - Returns: nil where the server's key is not the pinned one, which has been told.
    func shakeHands(
        as holder: IdentityHolder, door: Door?, pinned: ChannelKey?, tell: (NetworkEvent) -> Void
    ) throws(LinkEnd) -> EstablishedChannel? {
        do {
            var handshake = ClientHandshake(identity: holder.identity, door: door)
            try socket.write(try handshake.start(), deadline: deadline)
            let shown = try readKey(&handshake)
            if let refusal = refusal(of: shown, pinned: pinned) {
                tell(refusal)
                return nil
            }
            let channel = try handshake.finish()
            try socket.write(channel.message, deadline: deadline)
            return channel
        } catch let error as ChannelError {
            throw LinkEnd(error)
        } catch let error as LinkEnd {
            throw error == .cut || error == .timedOut ? .unanswered : error
        } catch {
            throw .malformed
        }
    }

    private func readKey(_ handshake: inout ClientHandshake) throws -> ChannelKey {
        var buffer = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try socket.read(into: $0, deadline: deadline) }
            let reply = try buffer[..<count].withUnsafeBytes { try handshake.receive($0) }
            if case .serverKey(let key) = reply { return key }
        }
    }

    private func refusal(of shown: ChannelKey, pinned: ChannelKey?) -> NetworkEvent? {
        guard let pinned else { return .keyUnknown(shown) }
        return shown == pinned ? nil : .keyChanged(shown: shown, pinned: pinned)
    }
}

extension LinkEnd {
    init(_ error: ChannelError) {
        switch error {
        case .otherVersion(let version): self = .otherVersion(version)
        case .handshake, .record, .badEnvelope, .outOfTurn: self = .malformed
        }
    }
}
