package import Posix
package import SottoModel
internal import Synchronization

/// All that a client keeps, in a folder of its own that one client at a time has locked.
///
///     identity        the seed of who its owner is, and the key of what is sealed here: 64 bytes
///     known_servers   the key of each server that was trusted, and the way into it where it is closed
///     remembered      the name and server of the last time
///     ignored         whose messages are not shown
///     keys            what the owner has signed about keys of theirs, sealed
///     outbox-… whispers-… rooms-… peers-… sealed-…    what is kept of the conversations with a server, sealed
///
/// Reading happens once, at the start; writing on a thread of its own, so that a slow disk holds up nobody.
package final class StateDirectory: Sendable {
    private let folder: PrivateDirectory
    private let files = Mutex<ServerFiles?>(nil)
    private let writes = WorkQueue<DiskWork> { _ in 1 }
    private let written = WorkQueue<Bool> { _ in 1 }

    package init(_ path: String) throws(FileError) {
        folder = try PrivateDirectory(path)
    }

    /// Who the owner is.
    package var identityFile: IdentityFile { IdentityFile(folder.file("identity")) }

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

    package func ignored() throws(FileError) -> IgnoredPeople {
        let file = folder.file("ignored")
        let ignored = try PrivateFile.read(file) { bytes throws(FileError) in
            do throws(IgnoredPeopleError) {
                return try IgnoredPeople(String(decoding: bytes, as: UTF8.self))
            } catch {
                throw .damaged(path: "\(file), line \(error.line)")
            }
        }
        return ignored ?? IgnoredPeople()
    }

    package func keyHistory(under key: StateKey) throws(FileError) -> KeyHistory {
        try KeyHistory(folder.file("keys"), under: key, now: Self.now)
    }

    /// What was kept of this server; what is saved from now on is about it.
    package func recall(
        _ server: ServerAddress, under key: StateKey, _ rules: KeepingRules
    ) throws(FileError) -> Recall {
        var recall = Recall()
        try files.withLock { files throws(FileError) in
            files = try ServerFiles.open(
                in: folder.path, of: server, under: key, rules, now: Self.now, recall: &recall)
        }
        return recall
    }

    /// Begins to write what `save` is given.
    ///
    /// - Parameter report: called on the writing thread.
    package func startWriting(report: @escaping @Sendable (DiskReport) -> Void) throws(ThreadError) {
        try Thread.start("disk") { [self] in
            while let batch = writes.take() { write(batch, report) }
            written.put(true)
        }
    }

    /// Returns when everything is on disk. The last call of all.
    package func finish() {
        writes.close()
        _ = written.take()
    }

    private func write(_ batch: [DiskWork], _ report: (DiskReport) -> Void) {
        for case .text(let text, let path) in batch {
            do throws(FileError) { try PrivateFile.write(text, to: path) } catch { report(.failed(error)) }
        }
        files.withLock { $0?.take(batch, now: Self.now, report: report) }
    }

    private static var now: Timestamp { Timestamp(milliseconds: Clocks.wallMilliseconds()) }
}

extension StateDirectory {
    package func save(_ servers: KnownServers) {
        writes.put(.text(servers.text, to: folder.file("known_servers")))
    }

    package func save(_ remembered: Remembered) {
        writes.put(.text(remembered.text, to: folder.file("remembered")))
    }

    package func save(_ ignored: IgnoredPeople) {
        writes.put(.text(ignored.text, to: folder.file("ignored")))
    }

    package func save(_ message: OwnMessage) {
        writes.put(.outbox(.kept(message)))
    }

    package func note(_ refusal: Refusal, of id: MessageID) {
        writes.put(.outbox(.refused(id, refusal)))
    }

    package func forget(_ id: MessageID) {
        writes.put(.outbox(.gone(id)))
    }

    package func save(_ whisper: KeptWhisper) {
        writes.put(.whisper(whisper))
    }

    package func save(_ peer: Peer) {
        writes.put(.peer(peer))
    }

    /// - Parameter record: of at most 64 KiB.
    package func save(sealedRoom record: [UInt8]) {
        writes.put(.sealedRoom(record))
    }

    package func replaceSealedRooms(by records: [[UInt8]]) {
        writes.put(.sealedRooms(records))
    }

    package func eraseWhispers() {
        writes.put(.eraseWhispers)
    }

    package func save(_ rooms: [RoomMark]) {
        writes.put(.rooms(rooms))
    }
}
