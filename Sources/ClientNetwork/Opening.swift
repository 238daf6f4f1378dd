import Posix
import SecureChannel
import SottoModel

/// The handshake of one connection. The pin check is a pure function between message 2 and message 3.
struct Opening {
    private static let nanoseconds: UInt64 = 10_000_000_000

    private let socket: Socket
    private let deadline: UInt64
    private let tap: WireTap

    init(_ socket: Socket, tap: WireTap) {
        self.socket = socket
        self.tap = tap
        deadline = Clocks.monotonicNanoseconds() + Self.nanoseconds
    }

    /// - Returns: nil where the server's key is not the pinned one, which has been told.
    func shakeHands(
        as holder: IdentityHolder, door: Door?, pinned: ChannelKey?, tell: (NetworkEvent) -> Void
    ) throws(LinkEnd) -> EstablishedChannel? {
        do {
            var handshake = ClientHandshake(identity: holder.identity, door: door)
            let first = try handshake.start()
            tap.note(.out, handshake: 1, first)
            try socket.write(first, deadline: deadline)
            let shown = try readKey(&handshake)
            if let refusal = refusal(of: shown, pinned: pinned) {
                tell(refusal)
                return nil
            }
            let channel = try handshake.finish()
            tap.note(.out, handshake: 3, channel.message)
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
        var message: [UInt8] = []
        while true {
            let count = try buffer.withUnsafeMutableBytes { try socket.read(into: $0, deadline: deadline) }
            let reply = try buffer[..<count].withUnsafeBytes { try handshake.receive($0) }
            message += buffer[..<count]
            guard case .serverKey(let key) = reply else { continue }
            tap.note(.in, handshake: 2, message)
            return key
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
