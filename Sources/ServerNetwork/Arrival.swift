import SecureChannel

/// What a connection needs until its channel is there, and not afterwards.
final class Arrival {
    /// What a peer may say before its handshake is over, in bytes.
    private static let mostBytes = 4096

    var handshake: ServerHandshake?
    private var input: [UInt8] = []

    init(_ keys: ServerKeys) {
        handshake = ServerHandshake(identity: keys.identity, doors: keys.doors?.find)
    }

    /// - Returns: false where it is too much.
    func take(_ bytes: some Collection<UInt8>) -> Bool {
        input.append(contentsOf: bytes)
        return input.count <= Self.mostBytes
    }

    /// What has come and was not looked at yet.
    func takeInput() -> [UInt8] {
        defer { input = [] }
        return input
    }
}
