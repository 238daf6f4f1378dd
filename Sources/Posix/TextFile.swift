import Glibc

/// A file of text somebody wrote by hand.
package enum TextFile {
    private static let largest = 1 << 20

    /// - Returns: nil where there is no such file; bytes that are no UTF-8 read as U+FFFD.
    package static func read(_ path: String) throws(FileError) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path, code: errno)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        while bytes.count < largest {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw .unreadable(path: path, code: errno) }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
        throw .damaged(path: path)
    }
}
