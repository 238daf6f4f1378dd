import Glibc
import Posix
import SottoModel

/// The record of tips as a file that stays open, a line of it written at every commit.
///
/// The journal's thread alone changes it; `synchronize` may be called by any.
final class TipFile: Sendable {
    private static let largest = 1 << 26
    private let descriptor: Int32

    /// - Returns: nil where there is none; nothing in it where it is none of ours.
    static func read(_ path: String, _ key: JournalKey) throws(FileError) -> TipRecord? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path, code: errno)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while bytes.count < largest {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw .unreadable(path: path, code: errno) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return TipRecord(bytes, key) ?? TipRecord(damaged: ())
    }

    /// Puts the record in place of what is there, as a whole or not at all, and keeps it open.
    init(_ path: String, _ record: TipRecord, _ key: JournalKey) throws(FileError) {
        let bytes = record.bytes(key)
        try bytes.withUnsafeBytes { bytes in
            Result { () throws(FileError) in try PrivateFile.write(bytes, to: path) }
        }.get()
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: path, code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// - Returns: whether it is written. It has reached the disk only after `synchronize`.
    func write(_ line: [UInt8], at index: Int) -> Bool {
        pwrite(descriptor, line, line.count, off_t(index * TipRecord.lineBytes)) == line.count
    }

    func synchronize() {
        fdatasync(descriptor)
    }
}
