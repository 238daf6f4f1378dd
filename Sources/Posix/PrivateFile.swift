import Glibc

/// Why a file of one's own cannot be used. `code` is an errno.
package enum FileError: Error, Hashable, Sendable {
    case inUse(path: String)
    case unreadable(path: String, code: Int32)
    case unwritable(path: String, code: Int32)
    case damaged(path: String)
    case readableByOthers(path: String)
}

/// Small files nobody else may read, replaced as a whole or not at all.
package enum PrivateFile {
    private static let largest = 1 << 20

    /// Lends the contents to `body` and wipes them from memory afterwards: they may be a secret.
    ///
    /// - Returns: nil where there is no such file.
    package static func read<Result: ~Copyable>(
        _ path: String, _ body: (UnsafeRawBufferPointer) throws(FileError) -> Result
    ) throws(FileError) -> Result? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path, code: errno)
        }
        defer { close(descriptor) }
        let count = try size(of: descriptor, path)
        guard count <= largest else { throw .damaged(path: path) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 16)
        defer {
            if let start = buffer.baseAddress { explicit_bzero(start, buffer.count) }
            buffer.deallocate()
        }
        guard Glibc.read(descriptor, buffer.baseAddress, count) == count else {
            throw .unreadable(path: path, code: errno)
        }
        return try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }

    /// The secret of `count` bytes that the file holds, made by `fill` and written on the first call of all.
    package static func readOrMake<Result: ~Copyable>(
        _ path: String, count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(FileError) -> Result {
        let kept = try read(path) { bytes throws(FileError) in
            guard bytes.count == count else { throw .damaged(path: path) }
            return body(bytes)
        }
        if let kept { return kept }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        defer {
            if let start = buffer.baseAddress { explicit_bzero(start, count) }
            buffer.deallocate()
        }
        fill(buffer)
        try write(UnsafeRawBufferPointer(buffer), to: path)
        return body(UnsafeRawBufferPointer(buffer))
    }

    /// Written beside with mode 0600, synchronised, renamed: a crash leaves the old file or the new one, and once
    /// this has returned, the new one.
    package static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileError) {
        let draft = path + ".new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: draft, code: errno) }
        let isOnDisk = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        guard isOnDisk else { throw .unwritable(path: draft, code: code) }
        guard rename(draft, path) == 0, isFolderOnDisk(path) else { throw .unwritable(path: path, code: errno) }
    }

    package static func write(_ text: String, to path: String) throws(FileError) {
        let bytes = Array(text.utf8)
        try bytes.withUnsafeBytes { bytes in
            Result { () throws(FileError) in try write(bytes, to: path) }
        }.get()
    }

    /// A rename is on disk when its folder is.
    static func isFolderOnDisk(_ path: String) -> Bool {
        let folder = path.lastIndex(of: "/").map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    static func size(of descriptor: Int32, _ path: String) throws(FileError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        guard status.st_mode & 0o077 == 0 else { throw .readableByOthers(path: path) }
        return Int(status.st_size)
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }
}
