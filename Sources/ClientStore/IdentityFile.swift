import Posix
package import Sodium

/// The secrets of an install, in one file of mode 0600.
///
///     seed, 32 bytes │ state key, 32 bytes
///
/// The first versions wrote the seed alone; such a file gets its state key, at once or not at all, when it is first
/// read.
package struct IdentityFile: ~Copyable {
    private static let seedCount = 32
    private static let count = seedCount + StateKey.byteCount

    package let seed: SecretBytes
    package let stateKey: StateKey

    /// - Throws: `damaged` where it has another length.
    init(_ path: String) throws(FileError) {
        let secrets = try Self.readOrMake(path)
        seed = secrets.slice(at: 0, count: Self.seedCount)
        stateKey = StateKey(secrets.slice(at: Self.seedCount, count: StateKey.byteCount))
    }

    private static func readOrMake(_ path: String) throws(FileError) -> SecretBytes {
        let kept = try PrivateFile.read(path) { bytes throws(FileError) in SecretBytes(copying: bytes) }
        guard let kept else { return try write(.random(count), to: path) }
        if kept.count == count { return kept }
        guard kept.count == seedCount else { throw .damaged(path: path) }
        return try write(extended(kept), to: path)
    }

    private static func extended(_ seed: borrowing SecretBytes) -> SecretBytes {
        var secrets = SecretBytes.random(count)
        secrets.withMutableBytes { secrets in seed.withBytes { secrets.copyMemory(from: $0) } }
        return secrets
    }

    private static func write(_ secrets: consuming SecretBytes, to path: String) throws(FileError) -> SecretBytes {
        try secrets.withBytes { bytes throws(FileError) in try PrivateFile.write(bytes, to: path) }
        return secrets
    }
}
