internal import Sodium
internal import SottoModel

/// The secret that everything kept about conversations is sealed under: 32 random bytes, wiped when the last who
/// holds it lets go.
package final class StateKey: Sendable {
    package static let byteCount = 32

    private let secret: SecretBytes

    init(_ secret: consuming SecretBytes) {
        self.secret = secret
    }

    /// One that nobody has seen, for tests.
    package convenience init() {
        self.init(.random(Self.byteCount))
    }

    /// A secret for one file alone.
    ///
    /// - Parameter id: the file's own random bytes.
    func fileKey(_ id: [UInt8]) -> SecretBytes {
        BLAKE2b256.derive(from: secret, label: "sotto file 1 \(Base64URL.encode(id))")
    }

    /// What stands for a server in names of files, which so tell nobody where their owner goes.
    func fileName(of server: ServerAddress) -> String {
        let hash = BLAKE2b256.derive(from: secret, label: "sotto name 1 \(server.description.lowercased())")
        return Base64URL.encode(hash.withBytes { Array($0.prefix(12)) })
    }
}
