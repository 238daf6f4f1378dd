import GRDB
import Glibc
import Posix
import SottoModel

/// A copy of a server's whole folder, as of one moment, that another server can begin with.
package struct StoreBackup {
    /// What is copied as it stands there; each is replaced as a whole by whoever changes it.
    private static let files = ["server.key", "doors", "base"]

    private let reader: StoreReader

    package init(_ reader: StoreReader) {
        self.reader = reader
    }

    /// - Parameter folder: made where it is missing. Whatever goes wrong, it is afterwards as it was.
    package func write(to folder: String) throws {
        let wasMade = try Self.prepare(folder)
        do {
            try copy(to: folder)
        } catch {
            for name in Self.files + ["journal.db", "journal.db-journal", "journal.db-tips"] {
                unlink(folder + "/" + name)
                unlink(folder + "/" + name + ".new")
            }
            if wasMade { rmdir(folder) }
            guard case FileError.unwritable(_, let code) = error else { throw error }
            throw CopyFailed(folder: folder, code: code)
        }
    }

    private func copy(to folder: String) throws {
        // The key first: what follows is of no use without it.
        for name in Self.files { try Self.copy(reader.folder + "/" + name, to: folder + "/" + name) }
        let path = folder + "/journal.db"
        do {
            try reader.copy(to: path)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            throw StoreError.unusable(path: reader.folder + "/journal.db", reason: error.message ?? "it is damaged")
        } catch let error as DatabaseError {
            throw CopyFailed(folder: folder, code: error.resultCode == .SQLITE_FULL ? ENOSPC : EIO)
        }
        try Self.synchronize(path)
        try writeTips(beside: path)
    }

    /// How the rooms end in the copy, which may be later than what was beside the store.
    private func writeTips(beside path: String) throws {
        guard let copy = try StoreDatabase.reader(path) else { throw StoreError.missing(path: path) }
        let key = reader.key
        let record = try copy.read { db in
            var record = TipRecord()
            for room in try RoomRow.all(db) {
                let newest = try StoredRows(db).newest(of: room.id).next()
                guard let newest, newest.isAuthentic(key), let chain = newest.chain else { continue }
                let tip = RoomTip(number: newest.number, at: newest.at, chain: chain)
                record.set(.init(room: room.id, name: room.name, tip: tip))
            }
            return record
        }
        _ = try TipFile(path + "-tips", record, key)
    }

    /// - Returns: whether the folder was made.
    private static func prepare(_ folder: String) throws -> Bool {
        if mkdir(folder, 0o700) == 0 { return true }
        guard errno == EEXIST else { throw FileError.unwritable(path: folder, code: errno) }
        guard let entries = opendir(folder) else { throw FileError.unwritable(path: folder, code: errno) }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let isOther = withUnsafeBytes(of: &entry.pointee.d_name) { name in
                name[0] != UInt8(ascii: ".") || (name[1] != 0 && (name[1] != UInt8(ascii: ".") || name[2] != 0))
            }
            guard !isOther else { throw BackupRefused(folder: folder) }
        }
        guard chmod(folder, 0o700) == 0 else { throw FileError.unwritable(path: folder, code: errno) }
        return false
    }

    private static func copy(_ source: String, to target: String) throws {
        _ = try PrivateFile.read(source) { bytes throws(FileError) in try PrivateFile.write(bytes, to: target) }
    }

    private static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.unwritable(path: path, code: errno) }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
            throw FileError.unwritable(path: path, code: errno)
        }
    }
}

/// A backup could not be written; `code` is an errno. Nothing of it is left.
package struct CopyFailed: Error {
    package let folder: String
    package let code: Int32
}

/// The folder for a backup has something in it.
package struct BackupRefused: Error {
    package let folder: String
}
