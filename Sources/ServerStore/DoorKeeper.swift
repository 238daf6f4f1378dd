package import Posix
package import SecureChannel
package import SottoModel
import Synchronization

/// A closed server's doors, on disk before anybody goes by them.
///
/// Event loops look doors up and never wait for the disk; who changes the book, the journal's thread and whoever
/// administers, does so one after the other.
package final class DoorKeeper: Sendable {
    private let file: String
    private let now: @Sendable () -> Timestamp
    /// Order of locks: changing, then book.
    private let changing = Mutex(())
    private let book: Mutex<DoorBook>

    /// Makes the first door, and a new one where the newest is old.
    init(file: String, now: @escaping @Sendable () -> Timestamp) throws(FileError) {
        self.file = file
        self.now = now
        book = Mutex(try Self.read(file) ?? DoorBook())
        try rotateIfDue()
    }

    /// For a handshake.
    package func door(_ id: DoorID) -> Door? {
        let now = now()
        return book.withLock { $0.door(id, at: now) }
    }

    /// What whoever is let in goes by from then on.
    package var current: Door? { book.withLock { $0.current } }

    package var invites: [KeptDoor] {
        let now = now()
        return book.withLock { $0.invites.filter { $0.leadsIn(at: now) } }
    }

    /// Somebody comes in. A single-use invite is spent: of two at once one gets in.
    ///
    /// - Returns: whether the door leads in, and the disk knows that it is spent.
    package func letIn(by id: DoorID) -> Bool {
        // A disk that takes no new door keeps nobody out; only what is spent has to be on it.
        try? rotateIfDue()
        do throws(FileError) { return try change { book, now in book.enter(id, at: now) } } catch { return false }
    }

    /// - Parameter seconds: how long the invite leads in.
    /// - Returns: nil where too many stand.
    package func invite(isSingleUse: Bool, seconds: Int64) throws(FileError) -> Door? {
        let door = Door()
        let isKept = try change { book, now in
            book.invite(by: door, isSingleUse: isSingleUse, at: now, until: now.adding(seconds * 1000))
        }
        return isKept ? door : nil
    }

    package func revoke(_ id: DoorID) throws(FileError) -> Bool {
        try change { book, _ in book.revoke(id) }
    }

    package func rotate() throws(FileError) {
        try change { book, now in book.rotate(to: Door(), at: now) }
    }

    private func rotateIfDue() throws(FileError) {
        try change { book, now in
            if book.isRotationDue(at: now) { book.rotate(to: Door(), at: now) }
        }
    }

    /// On disk first, then in force; where the disk fails nothing has changed.
    private func change<Result>(
        _ body: (inout DoorBook, Timestamp) -> Result
    ) throws(FileError) -> Result {
        try changing.withLock { _ throws(FileError) in
            let before = book.withLock { $0 }
            var after = before
            let result = body(&after, now())
            guard after != before else { return result }
            try PrivateFile.write(after.text, to: file)
            book.withLock { $0 = after }
            return result
        }
    }

    private static func read(_ file: String) throws(FileError) -> DoorBook? {
        try PrivateFile.read(file) { bytes throws(FileError) in
            guard let book = DoorBook(String(decoding: bytes, as: UTF8.self)) else { throw .damaged(path: file) }
            return book
        }
    }
}
