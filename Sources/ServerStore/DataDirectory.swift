package import Posix
package import Sodium
package import SottoModel

/// What a server keeps, in a folder of its own that one server at a time has locked.
///
///     server.key    the seed of the server's identity: 32 bytes, mode 0600
///     doors         a closed server's pre-shared keys, and the terms of each: mode 0600
///     control       a socket for `sottod invite` and its like, while a server runs: mode 0600
///     journal.db    what was said, and who has which name: SQLite with its log beside it
///     journal.db-tips  how each room ended at the last commit
///     base          the number that the entries of the latest run began above
package struct DataDirectory: ~Copyable, Sendable {
    /// Entry numbers stay below it.
    private static let largestBase: UInt64 = 1 << 53

    private let folder: PrivateDirectory

    /// - Parameter patience: milliseconds to wait for whoever has it to let go.
    package init(_ path: String, patience: UInt32 = 0) throws(FileError) {
        folder = try PrivateDirectory(path, patience: patience)
    }

    package var path: String { folder.path }
    package var journal: String { folder.file("journal.db") }

    /// The seed of the server's identity, made on the first call of all.
    package func seed() throws(FileError) -> SecretBytes {
        try PrivateFile.readOrMake(folder.file("server.key"), count: 32, fill: Random.fill) {
            SecretBytes(copying: $0)
        }
    }

    /// The doors of a closed server; made on the first call of all.
    package func doors(now: @escaping @Sendable () -> Timestamp) throws(FileError) -> DoorKeeper {
        try DoorKeeper(file: folder.file("doors"), now: now)
    }

    /// A number above all that any earlier run gave, on disk before it is used.
    ///
    /// A second is 2^20 numbers, counted by the millisecond: room for a million entries a second between two starts,
    /// so that not even a backup that is put back within the second has a number used twice.
    package func base(above stored: UInt64 = 0, at now: Timestamp) throws(FileError) -> UInt64 {
        let file = folder.file("base")
        let earlier = try PrivateFile.read(file) { bytes throws(FileError) in
            let digits = String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber }
            guard let number = UInt64(digits), number < Self.largestBase else { throw .damaged(path: file) }
            return number
        }
        let base = max(stored, earlier ?? 0, Self.floor(at: now)) + 1
        try PrivateFile.write("\(base)\n", to: file)
        return base
    }

    private static func floor(at now: Timestamp) -> UInt64 {
        // Clocks that are far off must not overflow it.
        let milliseconds = UInt64(max(0, min(now.milliseconds, 1 << 42)))
        return (milliseconds << 20) / 1000
    }
}
