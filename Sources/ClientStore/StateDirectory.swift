package import Posix
package import Sodium

/// All that a client keeps, in a folder of its own that one client at a time has locked.
///
///     identity        the seed of who its owner is: 32 bytes, mode 0600
///     known_servers   the key of each server that was trusted, and the way into it where it is closed: mode 0600
///     remembered      the name and server of the last time
///
/// Reading happens once, at the start; writing on a thread of its own, so that a slow disk holds up nobody.
package final class StateDirectory: Sendable {
    private let folder: PrivateDirectory
    private let writes = WorkQueue<Write> { $0.text.utf8.count }
    private let written = WorkQueue<Bool> { _ in 1 }

    private struct Write: Sendable {
        let path: String
        let text: String
    }

    package init(_ path: String) throws(FileError) {
        folder = try PrivateDirectory(path)
    }

    /// Begins to write what `save` is given.
    ///
    /// - Parameter failed: called on the writing thread.
    package func startWriting(failed: @escaping @Sendable (FileError) -> Void) throws(ThreadError) {
        try Thread.start { [self] in
            while let batch = writes.take() {
                for write in batch {
                    do throws(FileError) { try PrivateFile.write(write.text, to: write.path) } catch { failed(error) }
                }
            }
            written.put(true)
        }
    }

    /// Returns when everything is on disk. The last call of all.
    package func finish() {
        writes.close()
        _ = written.take()
    }

    /// The seed of the owner's identity, made on the first call of all.
    package func seed() throws(FileError) -> SecretBytes {
        try PrivateFile.readOrMake(folder.file("identity"), count: 32, fill: Random.fill) {
            SecretBytes(copying: $0)
        }
    }

    package func knownServers() throws(FileError) -> KnownServers {
        let file = folder.file("known_servers")
        let known = try PrivateFile.read(file) { bytes throws(FileError) in
            do throws(KnownServersError) {
                return try KnownServers(String(decoding: bytes, as: UTF8.self))
            } catch {
                throw .damaged(path: "\(file), line \(error.line)")
            }
        }
        return known ?? KnownServers()
    }

    package func remembered() throws(FileError) -> Remembered {
        try TextFile.read(folder.file("remembered")).map { Remembered($0) } ?? Remembered()
    }

    package func save(_ servers: KnownServers) {
        writes.put(Write(path: folder.file("known_servers"), text: servers.text))
    }

    package func save(_ remembered: Remembered) {
        writes.put(Write(path: folder.file("remembered"), text: remembered.text))
    }
}
