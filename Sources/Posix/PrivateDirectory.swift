import Glibc

/// A folder of mode 0700 that one process at a time holds.
package struct PrivateDirectory: ~Copyable, Sendable {
    package let path: String
    private let lock: Int32

    /// Makes the folder where it is missing, parents included.
    ///
    /// - Parameter patience: milliseconds to wait for whoever holds it.
    package init(_ path: String, patience: UInt32 = 0) throws(FileError) {
        try Self.make(path)
        let lock = try Self.lock(path + "/lock", patience: patience)
        self.path = path
        self.lock = lock
    }

    deinit {
        close(lock)
    }

    package func file(_ name: String) -> String {
        path + "/" + name
    }

    /// Makes the folder of a file where it is missing.
    package static func make(holding file: String) throws(FileError) {
        if let slash = file.lastIndex(of: "/"), slash != file.startIndex { try make(String(file[..<slash])) }
    }

    private static func make(_ path: String) throws(FileError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .unwritable(path: path, code: errno)
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .unwritable(path: path, code: errno) }
    }

    private static func lock(_ path: String, patience: UInt32) throws(FileError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path, code: errno) }
        let deadline = Clocks.monotonicNanoseconds() + UInt64(patience) * 1_000_000
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard Clocks.monotonicNanoseconds() < deadline else {
                close(descriptor)
                throw .inUse(path: path)
            }
            pause(milliseconds: 10)
        }
        return descriptor
    }
}
