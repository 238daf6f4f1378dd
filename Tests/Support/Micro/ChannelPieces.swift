import SecureChannel
import Sodium
import SottoModel

/// Records of one chat message, and the opening of a channel.
enum ChannelPieces {
    private static let message = [UInt8](repeating: 0x61, count: 200)

    static func seal(_ count: Int) throws {
        var channel = try pair().takeSealing()
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 16)
        defer { room.deallocate() }
        for _ in 0..<count { _ = try channel.seal(in: room, plaintextCount: message.count) }
    }

    /// Sealing as well: a record is opened once.
    static func open(_ count: Int) throws {
        var client = try pair()
        for _ in 0..<count {
            let frame = try client.sealing.seal(message)
            try frame.withUnsafeBytes { try client.opening.receive($0, limits: .fromServer) { _ in } }
        }
    }

    static func handshake(_ count: Int) throws {
        for _ in 0..<count { _ = try pair() }
    }

    /// The server's sealing half and the client's opening half of one channel.
    struct Pair: ~Copyable {
        var sealing: SealingHalf
        var opening: OpeningHalf
    }

    private static func pair() throws -> Pair {
        guard let alice = Identity(seed: SecretBytes(copying: Array(repeating: 1, count: 32))),
            let hall = Identity(seed: SecretBytes(copying: Array(repeating: 2, count: 32)))
        else { throw MicroError.piece("identity") }
        var client = ClientHandshake(identity: alice)
        var server = ServerHandshake(identity: hall)
        guard case .send(let second) = try receive(try client.start(), &server) else {
            throw MicroError.piece("handshake")
        }
        _ = try second.withUnsafeBytes { try client.receive($0) }
        let near = try client.finish()
        _ = try receive(near.message, &server)
        return try join(near, try server.finish())
    }

    private static func receive(
        _ bytes: [UInt8], _ server: inout ServerHandshake
    ) throws -> ServerHandshake.Step {
        try bytes.withUnsafeBytes { try server.receive($0) }
    }

    private static func join(
        _ near: consuming EstablishedChannel, _ far: consuming EstablishedChannel
    ) throws -> Pair {
        let server = far.split { sealing, opening in Pair(sealing: sealing, opening: opening) }
        let client = near.split { sealing, opening in Pair(sealing: sealing, opening: opening) }
        return Pair(sealing: server.takeSealing(), opening: client.takeOpening())
    }
}

extension ChannelPieces.Pair {
    consuming func takeSealing() -> SealingHalf { sealing }
    consuming func takeOpening() -> OpeningHalf { opening }
}
