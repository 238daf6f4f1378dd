import Glibc

/// A file of one's own that grows at its end, mode 0600.
///
/// What a failed write has left of itself is cut off again, so that the file always ends with something whole.
package struct AppendFile: ~Copyable, Sendable {
    package let path: String
    /// Bytes, all of them whole.
    package private(set) var count: Int
    private let descriptor: Int32
    /// A file is on disk when its folder is too; an empty one need not be.
    private var isFolderOnDisk: Bool

    /// Opens the file, which is made where it is missing, with its end where it is.
    package init(_ path: String) throws(FileError) {
        (descriptor, count) = try Self.opened(path)
        isFolderOnDisk = count > 0
        self.path = path
    }

    private init(draft: String, of path: String) throws(FileError) {
        descriptor = try Self.opened(draft, flags: O_TRUNC).descriptor
        (self.path, count, isFolderOnDisk) = (path, 0, true)
    }

    /// A file with these bytes in the place of what the path names: a crash leaves the old one or the new one.
    package static func replacing(_ path: String, by bytes: [UInt8]) throws(FileError) -> AppendFile {
        let draft = path + ".new"
        var file = try AppendFile(draft: draft, of: path)
        try file.append(bytes)
        try file.synchronise()
        guard rename(draft, path) == 0, PrivateFile.isFolderOnDisk(path) else {
            throw .unwritable(path: path, code: errno)
        }
        return file
    }

    deinit {
        close(descriptor)
    }

    /// - Parameter limit: a file that is longer is damaged.
    package borrowing func readAll(upTo limit: Int) throws(FileError) -> [UInt8] {
        guard count <= limit else { throw .damaged(path: path) }
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < bytes.count {
            let read = bytes.withUnsafeMutableBytes {
                let rest = UnsafeMutableRawBufferPointer(rebasing: $0[filled...])
                return pread(descriptor, rest.baseAddress, rest.count, off_t(filled))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { throw .unreadable(path: path, code: errno) }
            filled += read
        }
        return bytes
    }

    package mutating func append(_ bytes: [UInt8]) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let wrote = bytes.withUnsafeBytes {
                let rest = UnsafeRawBufferPointer(rebasing: $0[written...])
                return pwrite(descriptor, rest.baseAddress, rest.count, off_t(count + written))
            }
            if wrote < 0, errno == EINTR { continue }
            guard wrote > 0 else {
                let code = errno
                ftruncate(descriptor, off_t(count))
                throw .unwritable(path: path, code: code)
            }
            written += wrote
        }
        count += bytes.count
    }

    package mutating func truncate(to count: Int) throws(FileError) {
        guard ftruncate(descriptor, off_t(count)) == 0 else { throw .unwritable(path: path, code: errno) }
        self.count = count
    }

    /// Returns once what was appended is on disk.
    package mutating func synchronise() throws(FileError) {
        guard fdatasync(descriptor) == 0, isFolderOnDisk || PrivateFile.isFolderOnDisk(path) else {
            throw .unwritable(path: path, code: errno)
        }
        isFolderOnDisk = true
    }

    private static func opened(
        _ path: String, flags: Int32 = 0
    ) throws(FileError) -> (descriptor: Int32, count: Int) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | flags, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path, code: errno) }
        do throws(FileError) {
            return (descriptor, try PrivateFile.size(of: descriptor, path))
        } catch {
            close(descriptor)
            throw error
        }
    }
}
